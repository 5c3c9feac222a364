"""Tables of pandoc's tree as rows of single cells, and as lines of Markdown."""

EMPTY = []
MOST_CELLS = 20_000  # merged cells count for as many as they take


class TooManyCells(Exception):
    """A table that no page could show."""


def rows_of(content):
    """Its rows of cells (each a list of blocks), whether the first is its head, and how many cells were merged.

    A cell over more rows is true for each of them; one over more columns says so once.
    """
    _, _, _, (_, head), bodies, (_, foot) = content
    sections = [head, *(rows for _, _, more_heads, body in bodies for rows in (more_heads, body)), foot]
    rows, merged = [], 0
    for section in sections:
        placed, count = _placed(section)
        rows += placed
        merged += count
    return rows, bool(head), merged


def _placed(section):
    grid, merged = [{} for _ in section], 0
    if len(section) * max((sum(cell[3] for cell in cells) for _, cells in section), default=0) > MOST_CELLS:
        raise TooManyCells
    for y, (_, cells) in enumerate(section):
        for _, _, down, across, blocks in cells:
            x = next(place for place in range(len(grid[y]) + 1) if place not in grid[y])
            down = min(down, len(section) - y)
            merged += down * across > 1
            for place in range(down * across):
                grid[y + place // across][x + place % across] = EMPTY if place % across else blocks
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    return [[row.get(place, EMPTY) for place in range(width)] for row in grid], merged


def table(rows):
    """The lines of a table of texts, the first row its head; rows and last columns without a word are left out."""
    rows = [row for row in rows if any(row)]
    width = max((max(place + 1 for place, cell in enumerate(row) if cell) for row in rows), default=0)
    lines = [f"| {' | '.join((row + [''] * width)[:width])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * width}", *lines[1:]]) if lines else ""
