"""Does a model work? Every fault names the line and what to do there."""

from products.definitions.faults import DefinitionFault
from products.definitions.yaml_lines import read_yaml

from ..reading import definition_of
from ..schema import SCHEMA
from .examples import example_faults
from .names import name_faults
from .references import reference_faults
from .texts import text_faults
from .uses import use_faults

MOST_FAULTS = 50

__all__ = ["check", "faults_of", "readable"]


def faults_of(text):
    """Everything that keeps this text from being published, in the order of the text."""
    try:
        definition, source = check(text)
    except DefinitionFault as fault:
        return fault.faults[:MOST_FAULTS]
    return sorted({*use_faults(definition, source), *example_faults(source)})[:MOST_FAULTS]


def check(text):
    """The definition and where its lines are, when its pages can be shown at all. Raises DefinitionFault."""
    source = read_yaml(text)
    if faults := SCHEMA.faults(source) or list(name_faults(source)):
        raise DefinitionFault(faults)
    definition = definition_of(source)
    for look in (reference_faults, text_faults):
        if faults := list(look(definition, source)):
            raise DefinitionFault(faults)
    return definition, source


def readable(text):
    """The definition of a text that may be a broken concept, or None."""
    try:
        return check(text)[0]
    except DefinitionFault:
        return None
