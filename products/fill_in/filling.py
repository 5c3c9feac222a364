"""A text of a model with what was filled in: Markdown in which each place is one sign that no text of ours has, and what
belongs at that sign.

So nothing that a person typed is ever read as Markdown, as HTML or as a place: it is put in when all reading is done.
"""

import re
from dataclasses import dataclass, field

from .definition import MODEL_ROW, Computed, Field
from .kinds import in_a_sentence
from .template import EACH, EMPTY, FILLED, IS, WHY, Block, Place, Words

START, END = "\ue000", "\ue001"  # around the number of a piece
WHY_START, WHY_END = "\ue002", "\ue003"
OURS = re.compile(f"[{START}-{WHY_END}]")
SIGN = re.compile(f"{START}([0-9]+){END}")
BEFORE_WORDS = re.compile(r"\s*(?:(?:#{1,6}|[-*]|\d+\.|>)[ \t]+|\|[ \t]*)*")
TYPED, OPEN, TO_CHOOSE = "typed", "open", "to-choose"


@dataclass(frozen=True)
class Piece:
    """What stands at a place; `at` is the name of the field in the form."""

    kind: str
    text: str
    at: str = ""
    label: str = ""


@dataclass
class Filled:
    """`markdown` with signs, and the piece of each; with the explanations for who fills in, if asked for."""

    with_why: bool = False
    markdown: str = ""
    pieces: list[Piece] = field(default_factory=list)

    def sign(self, piece):
        self.pieces.append(piece)
        return f"{START}{len(self.pieces) - 1}{END}"

    @property
    def open_pieces(self):
        """What is not filled in, each field once, in the order of the text."""
        return list({piece.at: piece for piece in reversed(self.pieces) if piece.kind != TYPED}.values())[::-1]


def filled_in(paper, facts, with_why=False):
    """The text of a Paper with these facts.Facts."""
    filled = Filled(with_why)
    filled.markdown = _joined(filled, paper.text, facts)
    return filled


def put_in(text, filled, made):
    """`text` with `made(piece)` at each sign."""
    return SIGN.sub(lambda sign: made(filled.pieces[int(sign[1])]), text)


def _joined(filled, parts, facts):
    text = ""
    for part in parts:
        written = WRITERS[type(part)](filled, part, facts)
        is_in_a_line = text and not text[-1].isspace() and text[-1] != "("
        text += f" {written}" if is_in_a_line and _opens_with_a_choice(filled, written) else written
    return text


def _opens_with_a_choice(filled, written):
    sign = SIGN.match(written)
    return bool(sign) and filled.pieces[int(sign[1])].kind == TO_CHOOSE


def _words(filled, part, facts):
    return OURS.sub("", part.text)


def _place(filled, part, facts):
    if part.name == MODEL_ROW and facts.group:
        return str(facts.number_of_row)
    named, at = facts.named(part.name), name_in_form(facts, part.name)
    if text := facts.text(part.name):
        return filled.sign(Piece(TYPED, text, at, named.label))
    if isinstance(named, Computed):
        at = name_in_form(facts, named.sources[0].partition(".")[0])
    missing = named.open_text if isinstance(named, Field) else in_a_sentence(named.label)
    return filled.sign(Piece(OPEN, missing, at, named.label))


def name_in_form(facts, name):
    """The name that this field has in the form: in a group with its group and row, of no row in particular the first."""
    if facts.group and name in facts.group.names:
        return f"{facts.group.id}-{facts.number_of_row}-{name}"
    groups = () if name in facts.definition.names else facts.definition.groups.values()
    return next((f"{group.id}-1-{name}" for group in groups if name in group.names), name)


def _block(filled, block, facts):
    if block.kind == WHY:
        return f"\n\n{WHY_START}\n\n{_joined(filled, block.parts, facts)}\n\n{WHY_END}\n\n" if filled.with_why else ""
    if block.kind == EACH:
        return "".join(_joined(filled, block.parts, row) for row in _rows(block.name, facts))
    return _choice(filled, block, facts)


def _rows(name, facts):
    if rows := facts.rows(name):
        return rows
    return [] if facts.definition.groups[name].may_be_empty else [facts.open_row(name)]


def _choice(filled, block, facts):
    is_open = not facts.is_filled(block.name)
    if block.relation == IS and is_open:
        return _still_to_choose(filled, block, facts)
    return _joined(filled, block.parts, facts) if _holds(block, facts, is_open) else ""


def _holds(block, facts, is_open):
    if block.relation in (FILLED, EMPTY):
        is_there = not is_open and facts.ids(block.name) != ("nee",) if _is_yes_or_no(block, facts) else not is_open
        return is_there is (block.relation == FILLED) and not (is_open and _has_choices(block, facts))
    is_one_of_them = bool(set(facts.ids(block.name)) & set(block.answers))
    return is_one_of_them if block.relation == IS else not is_one_of_them and not is_open


def _is_yes_or_no(block, facts):
    named = facts.named(block.name)
    return isinstance(named, Field) and named.kind.startswith("ja-nee")


def _has_choices(block, facts):
    named = facts.named(block.name)
    return isinstance(named, Field) and named.has_choices


def _still_to_choose(filled, block, facts):
    """The text of a choice that was not made, with the choice in front of its words."""
    named = facts.named(block.name)
    if not (isinstance(named, Field) and named.has_choices):
        return ""
    choices = " of ".join(choice.text for choice in map(named.choice, block.answers) if choice)
    piece = Piece(TO_CHOOSE, f"kies: {choices}", name_in_form(facts, block.name), named.label)
    sign, text = filled.sign(piece), _joined(filled, block.parts, facts)
    at = BEFORE_WORDS.match(text).end()
    return f"{text[:at]}{sign} {text[at:]}" if text.strip() else ""


WRITERS = {Words: _words, Place: _place, Block: _block}
