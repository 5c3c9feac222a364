"""The form of a definition, from the schema of its room, and its faults in Dutch."""

from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

import yaml

from .faults import Fault

KINDS = {
    "string": "een tekst",
    "integer": "een heel getal",
    "boolean": "true of false",
    "array": "een lijst",
    "object": "een blok met namen en waarden",
}


class Schema:
    """A JSON Schema in YAML: `Schema(Path(__file__).with_name("definition.schema.yaml"))`."""

    def __init__(self, path):
        self._path = Path(path)

    @cached_property
    def content(self):
        """The schema as a mapping; it is published too."""
        return yaml.safe_load(self._path.read_text())

    @cached_property
    def _validator(self):
        from jsonschema import Draft202012Validator  # only where a definition is checked: a start need not wait for it

        return Draft202012Validator(self.content, format_checker=Draft202012Validator.FORMAT_CHECKER)

    def faults(self, source):
        """Where the content of this `yaml_lines.Source` does not have the form of a definition."""
        return [fault for error in self._validator.iter_errors(source.content) for fault in _faults(error, source)]


def _faults(error, source):
    if error.validator == "additionalProperties":
        return list(_unknown(error, source))
    sentence = SENTENCES.get(error.validator, _misfit)(error)
    return [Fault(source.line_of(error.absolute_path), sentence)]


def _unknown(error, source):
    known = error.schema.get("properties", {})
    for name in set(error.instance) - set(known):
        likely = get_close_matches(name, known, 1)
        meant = f" Bedoelt u ‘{likely[0]}’?" if likely else ""
        yield Fault(source.line_of([*error.absolute_path, name]), f"‘{name[:40]}’ kennen wij hier niet.{meant}")


def _absent(error):
    name = next(name for name in error.validator_value if name not in error.instance)
    return f"Hier ontbreekt ‘{name}’."


def _wrong_kind(error):
    kinds = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    return f"Bij {_name(error)} hoort {' of '.join(KINDS[kind] for kind in kinds if kind in KINDS)}."


def _misfit(error):
    return f"Wat bij {_name(error)} staat, heeft niet de goede vorm."


def _name(error):
    """The nearest name above the value: of the third line of `doen` that is `doen`."""
    return next((f"‘{step}’" for step in reversed(error.absolute_path) if isinstance(step, str)), "de hele tekst")


SENTENCES = {
    "required": _absent,
    "type": _wrong_kind,
    "enum": lambda error: f"Kies bij {_name(error)} uit: {', '.join(map(str, error.validator_value))}.",
    "maxLength": lambda error: f"De tekst bij {_name(error)} is te lang. Er passen {error.validator_value} tekens in.",
    "minLength": lambda error: f"De tekst bij {_name(error)} is leeg.",
    "maxItems": lambda error: f"Bij {_name(error)} passen er ten hoogste {error.validator_value}.",
    "minItems": lambda error: f"Bij {_name(error)} horen er ten minste {error.validator_value}.",
    "minimum": lambda error: f"Het getal bij {_name(error)} is ten minste {error.validator_value}.",
    "maximum": lambda error: f"Het getal bij {_name(error)} is ten hoogste {error.validator_value}.",
    "format": lambda error: f"De dag bij {_name(error)} bestaat niet. Schrijf bijvoorbeeld 2026-11-26.",
    "uniqueItems": lambda error: f"Bij {_name(error)} staat iets twee keer.",
}
