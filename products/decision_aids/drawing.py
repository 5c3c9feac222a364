"""The tree as a picture: the questions below each other, beside each its answers, and lines for what is skipped.

Only numbers and words come out; `admin/decision_aids/_tree.svg` draws them.
"""

from dataclasses import dataclass
from textwrap import shorten, wrap

from .questions import END

LANE, BOX, LINE, GAP, PAD = 14, 210, 22, 26, 12  # px
TEXT_WIDE, SIGN = 640, 9.5  # of the words beside a box; the width of a letter
LETTERS = int(TEXT_WIDE / SIGN)


@dataclass
class Box:
    """A question (or the decision) with the lines of words beside it."""

    id: str
    words: list
    lines: list
    y: int
    high: int


@dataclass
class Drawing:
    """Boxes from top to bottom, and the lines between them as SVG paths."""

    boxes: list
    straight: list
    around: list
    wide: int
    high: int
    left: int
    box_wide: int = BOX
    text_left: int = 0


def drawn(rows):
    """The picture of the rows of `tree.rows_of`."""
    place = {row.id: number for number, row in enumerate(rows)}
    links = [(number, place[step.to]) for number, row in enumerate(rows) for step in row.steps if step.to in place]
    lanes = _lanes([(start, end) for start, end in links if end > start + 1])
    left = LANE * (max(lanes.values(), default=0) + 1) + PAD
    boxes = _boxes(rows)
    straight = [_down(boxes[start], boxes[end], left) for start, end in links if end == start + 1]
    around = [_around(boxes[start], boxes[end], left - LANE * lane, left) for (start, end), lane in lanes.items()]
    high = boxes[-1].y + boxes[-1].high + PAD if boxes else 0
    return Drawing(boxes, straight, around, left + BOX + PAD * 2 + TEXT_WIDE, high, left, BOX, left + BOX + PAD * 2)


def _boxes(rows):
    boxes, y = [], PAD
    for row in rows:
        words = wrap(row.question.short, 20)[:3] if row.question else ["De beslissing"]
        lines = [line for step in row.steps for line in _lines(step)]
        high = max(LINE * (len(words) + (1 if row.question else 0)), LINE * len(lines)) + PAD
        label = row.id if row.id != END else ""
        boxes.append(Box(label, _below(words, 2 if label else 1), _below(lines, 1), y, high))
        y += high + GAP
    return boxes


def _below(lines, first):
    """Each line with its distance from the top of the box."""
    return [(LINE * (number + first), line) for number, line in enumerate(lines)]


def _lines(step):
    to = f"{step.to}: {step.title}" if step.to != END else "de beslissing"
    words = f"{shorten(step.answers, 2 * LETTERS, placeholder=' …')} → {shorten(to, LETTERS, placeholder=' …')}"
    return wrap(words, LETTERS, subsequent_indent="   ")


def _lanes(links):
    """For each line that passes boxes a lane of its own at the left, the short ones nearest."""
    lanes = {}
    for start, end in sorted(set(links), key=lambda link: link[1] - link[0]):
        taken = {lane for (other, till), lane in lanes.items() if other < end and till > start}
        lanes[start, end] = next(lane for lane in range(1, len(lanes) + 2) if lane not in taken)
    return lanes


def _down(upper, lower, left):
    x = left + BOX // 2
    return f"M{x} {upper.y + upper.high}V{lower.y - 1}"


def _around(upper, lower, lane, left):
    start, end = upper.y + upper.high - PAD, lower.y + PAD
    return f"M{left} {start}H{lane}V{end}H{left - 1}"
