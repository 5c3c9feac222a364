"""The names in the texts of the documents: each exists, and stands where it has a value."""

from privacyportal.core.documents.from_markdown import markdown
from privacyportal.core.markdown import TextTooLong
from products.definitions.faults import Fault

from ..definition import MODEL_ROW, Group
from ..facts import Facts
from ..filling import START, filled_in
from ..template import EACH, IF, IS, IS_NOT, WHY, Block, Words, walk
from ..words import Words as Typed
from .places import can_be, unknown, unknown_answers

IN_LINK = "Een veld kan niet in een webadres of in code staan. Zet het in de zin."


def text_faults(definition, source):
    for place, paper in enumerate(definition.papers):
        faults = list(_paper_faults(definition, paper))
        yield from (
            Fault(source.line_in(("documenten", place, "tekst"), fault.line), fault.sentence) for fault in faults
        )
        if not faults:
            yield from _shown_faults(definition, source, place, paper)


def _paper_faults(definition, paper):
    for part, inside in walk(paper.text):
        group = next((definition.groups.get(block.name) for block in inside if block.kind == EACH), None)
        yield from _part_faults(definition, part, group)
        if isinstance(part, Block) and not _has_text(part):
            yield Fault(part.line, "Dit blok heeft geen tekst. Schrijf die erin, of haal het blok weg.")


def _has_text(block):
    return any(not isinstance(part, Words) or part.text.strip() for part in block.parts)


def _part_faults(definition, part, group):
    if isinstance(part, Block) and part.kind == WHY:
        return
    if isinstance(part, Block) and part.kind == EACH:
        if part.name not in definition.groups:
            yield unknown(part.line, part.name, definition.groups, "De groep")
        return
    known = {**definition.names, **(group.names if group else {})}
    if part.name not in known:
        if not (part.name == MODEL_ROW and group):
            yield _not_there(definition, part, known)
    elif isinstance(part, Block):
        yield from _choice_faults(part, known[part.name])
    elif isinstance(known[part.name], Group):
        yield Fault(part.line, f"‘{part.name}’ is een groep. Schrijf ‘{{{{#elk {part.name}}}}}’.")


def _not_there(definition, part, known):
    for group in definition.groups.values():
        if part.name in group.names:
            return Fault(
                part.line,
                f"‘{part.name}’ hoort bij de rijen van ‘{group.id}’. Zet het binnen ‘{{{{#elk {group.id}}}}}’.",
            )
    if part.name == MODEL_ROW:
        return Fault(part.line, "‘nr’ is het nummer van een rij. Zet het binnen ‘{{#elk …}}’.")
    return unknown(part.line, part.name, known, "Het veld")


def _choice_faults(block, named):
    if block.kind != IF or block.relation not in (IS, IS_NOT):
        return
    if can_be(named):
        yield from unknown_answers(block.line, named, block.answers)
    else:
        what = "is een groep" if isinstance(named, Group) else "is geen keuze"
        yield Fault(block.line, f"‘{named.id}’ {what}. Schrijf ‘{{{{#als {named.id}}}}}’ of ‘!{named.id}’.")


def _shown_faults(definition, source, place, paper):
    """The text can be shown, and each place is among its words."""
    filled = filled_in(paper, Facts(definition, Typed()))
    line = source.line_of(("documenten", place, "tekst"))
    try:
        parts = markdown(filled.markdown)
    except TextTooLong as error:
        yield Fault(line, error.messages[0])
        return
    if _is_hidden(parts):
        yield Fault(line, IN_LINK)


def _is_hidden(part):
    """Is there a place in an address or in code?"""
    if isinstance(part, dict):
        if part.get("t") in ("Code", "CodeBlock"):
            return START in part["c"][1]
        if part.get("t") == "Link" and (START in part["c"][2][0] or "%EE%80%80" in part["c"][2][0]):
            return True
        return any(map(_is_hidden, part.values()))
    return isinstance(part, list) and any(map(_is_hidden, part))
