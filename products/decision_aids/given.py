"""The answers that stand in an address, and what of the address could not be used."""

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode

from privacyportal.core.dates import read_moment

from .questions import NONE, UNKNOWN, Extra, Point, Question

RULES, STEP = "regels", "stap"
MOMENT = "%Y-%m-%dT%H:%M"
TWO_ANSWERS = "Op één vraag stonden twee antwoorden in het adres. Het eerste telt."


@dataclass
class Given:
    """`values` has the answers by key of the address; `notes` are sentences about what was left out.

    `left_out` has those parts as they came, so that the page that an address leads to says so as well.
    """

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    moment: datetime | None = None
    edition: int | None = None
    notes: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def from_query(cls, definition, query):
        """Read a QueryDict. Unknown names and values are left out and said; nothing of them is repeated."""
        given, unknown = cls(), 0
        for key, values in query.lists():
            if key == RULES:
                given.edition = _edition(values[0])
                unknown += bool(values[0]) and given.edition is None
            elif key in definition.keys:
                unknown += given._take(definition.keys[key], key, values)
            elif key != STEP:
                unknown += 1
                given.left_out += [(key, values[0])]
        if unknown:
            given.notes.append("In het adres stonden onderdelen die deze keuzehulp niet kent. Die tellen niet mee.")
        return given

    def _take(self, asked, key, values):
        if getattr(asked, "kind", "") == "moment":
            return self._take_moment(key, values)
        known = list(dict.fromkeys(value for value in values if value in _possible(asked)))
        unknown = len(set(values) - {*known, ""})
        if known:
            self.values[key] = _chosen(asked, known, self.notes)
        taken = {*self.values.get(key, ()), ""}
        self.left_out += [(key, value) for value in dict.fromkeys(values) if value not in taken]
        return unknown

    def _take_moment(self, key, values):
        if not any(values):
            return 0
        if len({*values} - {""}) > 1:
            self.notes.append(TWO_ANSWERS)
        typed = next(filter(None, values))
        self.moment = read_moment(typed)
        if self.moment:
            self.values[key] = (self.moment.strftime(MOMENT),)
        else:
            self.notes.append("Het moment in het adres is geen datum en tijd. Dat telt niet mee.")
            self.left_out.append((key, typed))
        return 0

    def without(self, *keys):
        """The same answers but for these."""
        kept = {key: values for key, values in self.values.items() if key not in keys}
        return Given(kept, self.moment, self.edition, list(self.notes), list(self.left_out))


def query_of(definition, values, edition):
    """The canonical query: the answers in the order of the definition, and the edition of the rules last."""
    pairs = [(key, value) for key in definition.keys for value in values.get(key, ())]
    return urlencode([*pairs, (RULES, edition)])


def _possible(asked: Question | Point | Extra):
    if isinstance(asked, Point):
        return {choice.id for choice in asked.answers}
    return {choice.id for choice in asked.choices}


def _chosen(asked, known, notes):
    several = asked.kind == "meer" if not isinstance(asked, Point) else False
    if not several:
        if len(known) > 1:
            notes.append(TWO_ANSWERS)
        return (known[0],)
    real = [value for value in known if value not in (NONE, UNKNOWN)]
    if real and len(real) < len(known):
        notes.append("Naast een echte keuze stond ‘geen’ of ‘weet ik niet’. De echte keuze telt.")
    if len(known) > 1 and not real:
        notes.append(TWO_ANSWERS)
    return tuple(real or known[:1])


def _edition(value):
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else None
