"""The form of a model: every field may stay empty, and what looks wrong is said without stopping anyone.

Only what cannot be kept is refused: a day that does not exist, a text that is too long, a choice that is not there.
"""

import re

from django import forms
from django.utils.datastructures import MultiValueDict

from privacyportal.core.typed import Line, Text

from .day_field import DayField, MomentField
from .definition import TICKS
from .deviating import possible_deviations
from .kinds import DATE, LONG, MOMENT
from .words import Words

MOST_ROWS = 60
LONGEST = 20_000  # signs of one field; what is longer is refused, for the whole must fit in a file of her own
NOT_YET = [("", "Nog niet gekozen")]
INPUT_MODES = {"getal": "numeric", "bedrag": "decimal", "e-mail": "email", "telefoon": "tel", "link": "url"}
BECAUSE, DECIDED = "omdat-", "besloten-"
NO_CHOICE = {"invalid_choice": "Deze keuze is er niet (meer). Kies opnieuw."}


class Select(forms.Select):
    """In one template, as the next: a large model has a thousand options and fields, of two or three templates each."""

    template_name = "fill_in/select.html"


class TextInput(forms.TextInput):
    template_name = "fill_in/line.html"


class FillInForm(forms.Form):
    """Of a Definition with what was posted; `more` is the group that gets one row more, `less` a row that goes:
    "subverwerkers-2"."""

    def __init__(self, definition, data=None, more="", less=""):
        data = MultiValueDict() if data is None else data
        data = _without_row(definition, data, less) if less else data
        super().__init__(data)
        self.definition = definition
        self.rows = {group.id: _row_count(data, group, more) for group in definition.groups.values()}
        self.fields.update((field.id, _form_field(field)) for field in definition.fields.values())
        for group in definition.groups.values():
            for number in range(1, self.rows[group.id] + 1):
                self.fields.update((f"{group.id}-{number}-{field.id}", _form_field(field)) for field in group.fields)
        for id in possible_deviations(definition):
            self.fields[f"{BECAUSE}{id}"] = Text(label="Waarom wijkt u af?", required=False, max_length=LONGEST)
            self.fields[f"{DECIDED}{id}"] = Line(
                label="Wie besloot dit? Noem de functie.", required=False, max_length=LONGEST
            )

    @property
    def words(self):
        """What was filled in as Words: of the fields that can be kept, also while others are refused."""
        self.is_valid()  # reads all fields, once
        kept, definition = self.cleaned_data, self.definition
        rows = {group.id: self._rows(group, kept) for group in definition.groups.values()}
        reasons = {
            id: (kept.get(f"{BECAUSE}{id}", ""), kept.get(f"{DECIDED}{id}", ""))
            for id in possible_deviations(definition)
        }
        return Words(
            _filled(definition.fields.values(), kept),
            {group: found for group, found in rows.items() if found},
            {id: said for id, said in reasons.items() if any(said)},
        )

    def _rows(self, group, kept):
        rows = (_filled(group.fields, kept, f"{group.id}-{number}-") for number in range(1, self.rows[group.id] + 1))
        return [row for row in rows if row]


class Choice(forms.ChoiceField):
    """Takes the words of a choice as well as its id: a file that a person keeps may have been written by hand."""

    def to_python(self, value):
        return _id_of(self.choices, super().to_python(value))


class Choices(forms.MultipleChoiceField):
    def to_python(self, value):
        return [_id_of(self.choices, one) for one in super().to_python(value)]


def _id_of(choices, typed):
    return next((id for id, words in choices if id and typed.casefold() == words.casefold()), typed)


def data_of(definition, words):
    """Words as their form would post them."""
    data = MultiValueDict()
    _put(data, "", words.fields)
    for group, rows in words.rows.items():
        for number, row in enumerate(rows, start=1):
            _put(data, f"{group}-{number}-", row)
    for id, (because, decided_by) in words.reasons.items():
        _put(data, "", {f"{BECAUSE}{id}": because, f"{DECIDED}{id}": decided_by})
    return data


def _put(data, start, values):
    for name, value in values.items():
        data.setlist(f"{start}{name}", list(value) if isinstance(value, tuple) else [value])


def _filled(fields, kept, start=""):
    values = ((field.id, kept.get(f"{start}{field.id}")) for field in fields)
    return {id: tuple(value) if isinstance(value, list) else value for id, value in values if value}


def _row_count(data, group, more):
    """As many rows as somebody filled in, one more when that is asked, and always one to begin with."""
    posted = _posted_rows(data, group)
    return min(MOST_ROWS, max(1, max(posted, default=0) + (more == group.id)))


def _posted_rows(data, group):
    form = re.compile(rf"{group.id}-([1-9][0-9]?)-[a-z]")
    return {int(found[1]) for name in data if (found := form.match(name)) and int(found[1]) <= MOST_ROWS}


def _without_row(definition, data, less):
    """What was posted, with the later rows each one place up."""
    name, _, gone = less.rpartition("-")
    group, kept = definition.groups.get(name), MultiValueDict()
    if group is None or not re.fullmatch("[1-9][0-9]?", gone):
        return data
    for key in data:
        found = re.match(rf"{name}-([1-9][0-9]?)-(.+)", key)
        number = int(found[1]) if found else 0
        if number == int(gone):
            continue
        kept.setlist(f"{name}-{number - 1}-{found[2]}" if number > int(gone) else key, data.getlist(key))
    return kept


def _form_field(field):
    about = {"label": field.label, "help_text": _hint(field)}
    if field.kind == DATE:
        return DayField(**about)
    if field.kind == MOMENT:
        return MomentField(**about)
    if field.kind == LONG:
        return Text(required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 3}), **about)
    if field.has_choices:
        return _choice_field(field, about)
    attrs = {"inputmode": INPUT_MODES[field.kind]} if field.kind in INPUT_MODES else {}
    return Line(required=False, max_length=LONGEST, widget=TextInput(attrs), **about)


def _choice_field(field, about):
    choices = [(choice.id, choice.text[:1].upper() + choice.text[1:]) for choice in field.choices]
    options = {"required": False, "error_messages": NO_CHOICE, **about}
    if field.kind == TICKS:
        return Choices(choices=choices, widget=forms.CheckboxSelectMultiple, **options)
    return Choice(choices=[*NOT_YET, *choices], widget=Select, **options)


def _hint(field):
    """The help, the example and the advice of a field."""
    said = [field.hint]
    if field.example and not field.has_choices and field.kind not in (DATE, MOMENT):
        said.append(f"Bijvoorbeeld: {field.example.rstrip('.')}.")
    if field.advised:
        said.append(f"Advies van het model: {field.choice(field.advised).text}.")
    return " ".join(filter(None, said))
