"""Other words in the YAML of an editor, and not a letter changed around them: comments, order and layout stay.

A path names a value: `("vragen", 0, "hulp")`. What comes out is read again; when that is not exactly what was asked for,
Refused sends the editor to the whole text.
"""

import yaml

from privacyportal.core.refusals import Refused

from .yaml_lines import read_yaml
from .yaml_writing import block_of, written

ORDER = ["id", "titel", "vraag", "kop", "label", "rij", "samenvatting", "kort", "uitleg", "hulp", "betekenis", "soort"]
ORDER += ["tekst", "naar", "omdat", "drempel", "voorbeeld", "leeg", "grond", "oplossing", "zin", "doen", "let_op"]
TOO_ODD = "Dit kan hier niet worden ingevuld, want de tekst is anders opgemaakt. Wijzig het in de hele tekst."


def reworded(text, changes):
    """The text with these values at these paths; an empty value takes the line away. Raises Refused."""
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    edits = sorted((_edit(text, root, path, value) for path, value in changes.items()), reverse=True)
    return _checked(_edited(text, edits), _with_values(read_yaml(text).content, changes))


def with_item(text, name, after, item):
    """The text with a new item (plain data) in the list of this name, behind number `after`. Raises Refused."""
    items = _child(yaml.compose(text, Loader=yaml.SafeLoader), name)
    before, place = items.value[after], _line_end(text, _end(items.value[after]))
    if items.flow_style or before.flow_style:
        raise Refused(TOO_ODD)
    lines = block_of(item, before.start_mark.column)
    dash = " " * items.start_mark.column + "-"
    lines[0] = dash.ljust(before.start_mark.column) + lines[0].lstrip()
    content = read_yaml(text).content
    content[name].insert(after + 1, item)
    break_before = "" if text[:place].endswith("\n") else "\n"
    break_after = "\n" if text[:place].endswith("\n") else ""
    return _checked(_edited(text, [(place, place, break_before + "\n".join(lines) + break_after)]), content)


def _checked(text, wanted):
    try:
        if read_yaml(text).content == wanted:
            return text
    except ValueError:
        pass
    raise Refused(TOO_ODD)


def _edited(text, edits):
    for start, end, words in edits:
        text = text[:start] + words + text[end:]
    return text


def _with_values(content, changes):
    for path, value in changes.items():
        holder = content
        for step in path[:-1]:
            holder = holder[step]
        if value:
            holder[path[-1]] = value
        else:
            del holder[path[-1]]
    return content


def _edit(text, root, path, value):
    """The place to change and what comes there."""
    holder, is_flow = root, False
    for step in path[:-1]:
        holder = _child(holder, step)
        is_flow = is_flow or bool(holder.flow_style)
    old = _child(holder, path[-1])
    if not value:
        return _removal(text, holder, path[-1], is_flow)
    if old is None:
        return _insertion(text, holder, path[-1], value, is_flow)
    indent = holder.start_mark.column + 2
    end = old.end_mark.index
    if old.style in ("|", ">"):  # its end is where the next thing begins: keep the empty lines in between
        kept = text[old.start_mark.index : end]
        end -= len(kept) - len(kept.rstrip("\n "))
    return old.start_mark.index, end, written(value, indent, is_flow, like=old.style)


def _insertion(text, holder, name, value, is_flow):
    words = f"{name}: {written(value, holder.start_mark.column + 2, is_flow)}"
    if is_flow:
        place = _end(holder.value[-1][1])
        return place, place, f", {words}"
    following = next((key for key, _ in holder.value if _rank(key.value) > _rank(name)), None)
    indent = " " * holder.start_mark.column
    if following:
        place = text.rindex("\n", 0, following.start_mark.index) + 1
        return place, place, f"{indent}{words}\n"
    place = _line_end(text, _end(holder.value[-1][1]))
    return (place, place, f"{indent}{words}\n") if text[:place].endswith("\n") else (place, place, f"\n{indent}{words}")


def _removal(text, holder, name, is_flow):
    number = next(place for place, (key, _) in enumerate(holder.value) if key.value == name)
    if not number:
        raise Refused(TOO_ODD)
    key, value = holder.value[number]
    if is_flow:
        return _end(holder.value[number - 1][1]), _end(value), ""
    end = _line_end(text, _end(value))
    return text.rindex("\n", 0, key.start_mark.index) + 1, end if text[:end].endswith("\n") else end + 1, ""


def _child(node, step):
    if isinstance(node, yaml.SequenceNode):
        return node.value[step]
    return next((value for key, value in node.value if key.value == step), None)


def _end(node):
    """Where the last letter of a node stands; a block collection says only where the next thing begins."""
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return node.end_mark.index


def _line_end(text, place):
    """The end of the line, so that a comment behind a value stays there."""
    if place and text[place - 1] == "\n":
        return place
    end = text.find("\n", place)
    return len(text) if end < 0 else end


def _rank(name):
    return ORDER.index(name) if name in ORDER else len(ORDER)
