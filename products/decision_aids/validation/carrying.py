"""Do the models and fields to which an outcome takes something along exist, and their choices?"""

from products.definitions.faults import Fault
from products.definitions.places import named, unknown

from ..carrying import live_model
from .references import answers_by_name


def carrying_faults(definition, source):
    known = {}
    for path, id in named(source.content, "uitkomsten"):
        for number, to_model in enumerate(definition.outcomes[id].models):
            place = (*path, "modellen", number)
            model = known.setdefault(to_model.slug, live_model(to_model.slug))
            if model is None:
                yield Fault(source.line_of((*place, "model")), f"Het model ‘{to_model.slug}’ bestaat niet.")
            else:
                yield from _field_faults(definition, source, (*place, "velden"), to_model, model)


def _field_faults(definition, source, path, to_model, model):
    fields, answers = model.definition.fields, answers_by_name(definition)
    for name, pieces in to_model.fields.items():
        if name not in fields:
            yield unknown(source, (*path, name), name, fields, f"In {to_model.slug}: het veld")
            continue
        choices = [choice.id for choice in fields[name].choices]
        for piece in pieces:
            if piece.answer and piece.answer not in answers:
                yield unknown(source, (*path, name), piece.answer, answers, "De vraag")
            if piece.text and choices and piece.text not in choices:
                yield unknown(source, (*path, name), piece.text, choices, f"Bij {name}: de keuze")
