"""Values as an editor would write them in YAML: plain words where that can be, quoted where it must."""

import json

import yaml


def written(value, indent, is_flow=False, like=None):
    """One text value; lines of a longer text stand below each other, `indent` deep."""
    lines = value.split("\n")
    if len(lines) > 1 and not is_flow and not value.startswith((" ", "\n")) and not value.endswith("\n\n"):
        head = "|" if value.endswith("\n") else "|-"
        return "\n".join([head, *(" " * indent + line if line else "" for line in value.rstrip("\n").split("\n"))])
    quoted = json.dumps(value, ensure_ascii=False)
    return quoted if like == '"' or not _is_plain(value, is_flow) else value


def block_of(mapping, indent):
    """The lines of a mapping; what stands inside a list is written on one line."""
    lines = []
    for name, value in mapping.items():
        if isinstance(value, list):
            lines += [f"{name}:", *(f"  - {_on_one_line(one)}" for one in value)]
        else:
            lines += f"{name}: {written(value, 2)}".split("\n")
    return [" " * indent + line if line else "" for line in lines]


def _on_one_line(mapping):
    return "{" + ", ".join(f"{name}: {written(value, 0, is_flow=True)}" for name, value in mapping.items()) + "}"


def _is_plain(value, is_flow):
    """Whether these words, without quotes, are read as the same text."""
    try:
        node = yaml.compose(f"{{a: {value}}}" if is_flow else f"a: {value}", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return False
    read = node.value[0][1] if isinstance(node, yaml.MappingNode) and len(node.value) == 1 else None
    return isinstance(read, yaml.ScalarNode) and (read.value, read.style) == (value, None) and read.tag.endswith(":str")
