"""Words of a definition as fields of a form, each with the place in the YAML where it stands."""

from dataclasses import dataclass

from django import forms

from privacyportal.core.typed import Line, Text

from ..yaml_lines import MOST_SIGNS

LONG, SHORT, DOCUMENT = "long", "short", "document"


@dataclass(frozen=True)
class Editable:
    """One value: where it stands, what it is called, and what it says now."""

    path: tuple
    label: str
    kind: object  # SHORT, LONG, DOCUMENT, or the choices of a list
    value: str
    is_needed: bool = False
    hint: str = ""
    heading: str = ""  # fields after each other with the same heading stand below it together

    def field(self):
        field = self._plain_field()
        field.heading = self.heading
        return field

    def _plain_field(self):
        about = {"label": self.label, "required": self.is_needed, "help_text": self.hint}
        if self.kind == SHORT:
            return Line(max_length=600, **about)
        if self.kind == LONG:
            rows = max(2, min(12, len(self.value) // 70 + self.value.count("\n") + 1))
            return Text(max_length=6000, widget=forms.Textarea({"rows": rows}), **about)
        if self.kind == DOCUMENT:
            area = forms.Textarea({"rows": 40, "class": "desk__yaml desk__document"})
            return Text(max_length=MOST_SIGNS, widget=area, **about)
        return forms.ChoiceField(choices=self.kind, **about)


def add_fields(found, path, thing, fields, *, needed, about="", heading=""):
    """Put the values of `thing` into `found` by name; `fields` are (name in the YAML, label, kind).

    `about` ("A1: ") tells apart things on one page: in the name of the field, and in its label when it has no heading.
    """
    for name, label, kind in fields:
        words = label if heading else f"{about}{label}"
        found[name_of(about, name)] = Editable(
            (*path, name), words, kind, thing.get(name, ""), name in needed, heading=heading
        )


def name_of(about, name):
    """The name of a field: without spaces, because it is part of an id."""
    return f"{about}{name}".replace(": ", "-").replace(" ", "-")
