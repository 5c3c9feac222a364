"""YAML that an editor wrote, with the line on which each value stands."""

import sys
from dataclasses import dataclass

import yaml

from .faults import DefinitionFault, Fault

MOST_SIGNS = 200_000
DEEPEST = 20


@dataclass(frozen=True)
class Source:
    """What the YAML says, and by path (`("vragen", 0, "id")`) on which line it says so."""

    content: object
    lines: dict
    texts: dict  # by path, the lines of a text itself

    def line_of(self, path):
        """The line of the value at this path, or of what it stands in."""
        path = tuple(path)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def line_in(self, path, line):
        """The line of the YAML on which this line of the text at `path` stands. Exact for a text below `|`; of one that
        YAML folds, a line of the text all the same."""
        lines = self.texts.get(tuple(path)) or range(self.line_of(path), self.line_of(path) + 1)
        return lines[min(line, len(lines)) - 1]

    def span_of(self, path):
        """The lines of the value at this path, from its first to that of what follows."""
        path, start = tuple(path), self.line_of(path)
        after = (line for other, line in self.lines.items() if line > start and other[: len(path)] != path)
        return range(start, min(after, default=sys.maxsize))


def read_yaml(text):
    """The content and its lines. Raises DefinitionFault where the YAML itself is broken."""
    if len(text) > MOST_SIGNS:
        raise DefinitionFault([Fault(1, f"Deze tekst is te lang. Er passen {MOST_SIGNS} tekens in.")])
    try:
        _look_before_reading(text)
        node = yaml.compose(text, Loader=yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise DefinitionFault([_broken(error)]) from error
    except yaml.YAMLError as error:
        raise DefinitionFault([Fault(1, "In deze tekst staat een teken dat niet kan.")]) from error
    if node is None:
        raise DefinitionFault([Fault(1, "Hier staat nog niets.")])
    lines, texts, faults = {}, {}, []
    content = _content(node, (), lines, texts, faults)
    if faults:
        raise DefinitionFault(faults)
    return Source(content, lines, texts)


def _look_before_reading(text):
    """Refuse what makes a short text large or deep, before a parser builds it."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise DefinitionFault([Fault(line, "Verwijzingen met & of * kunnen hier niet. Schrijf de tekst uit.")])
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            raise DefinitionFault([Fault(line, "Dit staat te diep in elkaar.")])


def _content(node, path, lines, texts, faults):
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_content(one, (*path, number), lines, texts, faults) for number, one in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, lines, texts, faults)
    texts[path] = _lines_of(node)
    return _scalar(node)


def _lines_of(node):
    """A text in a block begins below its `|`, and ends where the next thing begins."""
    is_block = node.style in ("|", ">")
    first, after = node.start_mark.line + 1 + is_block, node.end_mark.line + 1 + (not is_block)
    return range(first, max(after, first + 1))


def _mapping(node, path, lines, texts, faults):
    content = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if name in content:
            faults.append(Fault(key.start_mark.line + 1, f"‘{name}’ staat hier twee keer."))
        content[name] = _content(value, (*path, name), lines, texts, faults)
        lines[(*path, name)] = key.start_mark.line + 1
    return content


def _scalar(node):
    """Text stays text, dates and "no" included; only whole numbers, true, false and nothing are more than that."""
    kind = node.tag.rpartition(":")[2]
    if kind == "int" and node.value.isdecimal() and len(node.value) < 10:
        return int(node.value)
    if kind == "bool" and node.value in ("true", "false"):
        return node.value == "true"
    return None if kind == "null" else node.value


def _broken(error):
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    return Fault(line, "Hier klopt de opmaak niet: let op inspringen, dubbele punten en aanhalingstekens.")
