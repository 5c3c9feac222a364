"""Bullets that somebody typed: to a reader they are a list, to Word they are paragraphs."""

SIGNS = set("•·▪‣◦●○\uf0b7\uf0a7")


def with_typed_lists(blocks):
    """The blocks, with paragraphs that begin with such a sign and a space as items of one list."""
    items = []
    for block in blocks:
        if item := _typed_item(block):
            items.append([item])
            continue
        yield from _list(items)
        items = []
        yield block
    yield from _list(items)


def _typed_item(block):
    content = block.get("c")
    if block["t"] != "Para" or [piece["t"] for piece in content[:2]] != ["Str", "Space"]:
        return None
    return {"t": "Plain", "c": content[2:]} if content[0]["c"] in SIGNS else None


def _list(items):
    return [{"t": "BulletList", "c": items}] if items else []
