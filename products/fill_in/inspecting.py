"""What a person sees of her document before she downloads it: what the law still asks, and what looks wrong."""

from dataclasses import dataclass

from .conditions import holds
from .definition import Check
from .filling import filled_in, name_in_form
from .kinds import misfit


@dataclass(frozen=True)
class Warning:
    """A sentence about the field `at`, in words `about`."""

    sentence: str
    at: str
    about: str
    is_grave: bool = False


def papers_of(facts):
    """The documents that there are with what was filled in."""
    return [paper for paper in facts.definition.papers if holds(paper.condition, facts)]


def open_pieces(facts):
    """Every field that the documents leave open, once."""
    found = {}
    for paper in papers_of(facts):
        for piece in filled_in(paper, facts).open_pieces:
            found.setdefault(piece.at, piece)
    return list(found.values())


def points_of(facts):
    """The points of law, whether each is there, and the name in the form of the field to go to."""
    points = facts.definition.points
    return [(point, point.condition.holds(facts), name_in_form(facts, point.at)) for point in points]


def warnings_of(facts):
    """The grave ones first, else in the order of the form."""
    found = [*_of_fields(facts, facts.definition.fields.values())]
    for group in facts.definition.groups.values():
        for row in facts.rows(group.id):
            found += _of_fields(row, group.fields)
    found += [_warning(check, facts) for check in facts.definition.checks if check.condition.holds(facts)]
    return sorted(dict.fromkeys(found), key=lambda warning: not warning.is_grave)


def _of_fields(facts, fields):
    for field in fields:
        if sentence := misfit(field, facts.typed(field.id)):
            yield _warning(Check(None, sentence, field.id), facts)
        yield from (_warning(check, facts) for check in field.checks if check.condition.holds(facts))


def _warning(check, facts):
    about = facts.definition.labels.get(check.at, "")
    row = f" ({facts.group.row_name} {facts.number_of_row})" if facts.group else ""
    return Warning(check.sentence, name_in_form(facts, check.at), f"{about}{row}", check.is_grave)
