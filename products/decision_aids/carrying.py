"""What an outcome takes along to a model, so that nobody types again what she answered here."""

from dataclasses import dataclass

from products.definitions.rooms import room_called

from .conditions import holds

MODELS = "fill_in"


@dataclass(frozen=True)
class Carried:
    """A published model, and the fields that follow from the answers as pairs of a name and a value."""

    model: object
    fields: list[tuple[str, str]]


def carried(decision):
    """What the outcome of this Decision takes along; nothing to a model that is not on the website."""
    found = ((to_model, live_model(to_model.slug)) for to_model in decision.outcome.models)
    return [Carried(model, _fields(to_model, model, decision.facts)) for to_model, model in found if model]


def live_model(slug):
    """The published model under this address, or None."""
    return room_called(MODELS).find(slug)


def _fields(to_model, model, facts):
    known = model.definition.fields
    return [
        (name, value)
        for name, pieces in to_model.fields.items()
        if name in known
        for value in _values(known[name], _said(pieces, facts))
    ]


def _said(pieces, facts):
    """The texts of the pieces that hold, in their order."""
    for piece in pieces:
        if holds(piece.condition, facts):
            yield from facts.get(piece.answer, ()) if piece.answer else (piece.text,)


def _values(field, said):
    """As the form of the model takes them: each tick, one choice, or the sentences after each other."""
    if field.has_choices:
        known = [text for text in said if field.choice(text)]
        return known if field.takes_more else known[:1]
    text = " ".join(said)
    return [text] if text else []
