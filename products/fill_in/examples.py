"""A model filled in with the examples of its definition: for editors, and for the tests."""

from .words import Words


def example_words(definition):
    """Words in which every field and at least one row of every group has its example; of a choice without one what is
    advised, or the first."""
    fields = _examples(definition.fields.values())
    rows = {group.id: [_examples(group.fields), *group.examples] for group in definition.groups.values()}
    return Words(fields, rows)


def _examples(fields):
    return {field.id: example for field in fields if (example := _example(field))}


def _example(field):
    if field.example or not field.has_choices:
        return field.example
    first = field.advised or field.choices[0].id
    return (first,) if field.takes_more else first
