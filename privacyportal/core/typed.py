"""What a person types in a form: a line or a text, cleaned before she sees it again.

What holds nothing that a reader can see is empty, and gets the sentence for an empty field. What is too long is counted
after cleaning: each sign and each line break is one. `counted` in static/js/enhance.js counts alike while she types.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

from .numbers import characters
from .signs import clean_line, clean_text, is_blank


class AtMost(MaxLengthValidator):
    """Says how much is too much, as the counter under the field does."""

    def __call__(self, value):
        too_many = len(value) - self.limit_value
        if too_many > 0:
            raise ValidationError(f"Uw tekst is te lang: haal {characters(too_many)} weg.", code=self.code)


class Counted(forms.CharField):
    """No `maxlength`: a browser counts otherwise, and cuts off without a word what is pasted."""

    def __init__(self, **options):
        super().__init__(**options)
        self.validators = [
            AtMost(check.limit_value) if type(check) is MaxLengthValidator else check for check in self.validators
        ]

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        most = attrs.pop("maxlength", None)
        return {**attrs, "data-count": most} if most and isinstance(widget, forms.Textarea) else attrs


class Line(Counted):
    """One line of text; spaces, line breaks and control characters that came along with pasting fall away."""

    def to_python(self, value):
        line = " ".join(clean_line(super().to_python(value) or "").split())
        return self.empty_value if is_blank(line) else line


class Text(Counted):
    """Text as typed, of several lines, without control characters."""

    widget = forms.Textarea

    def to_python(self, value):
        text = clean_text(super().to_python(value) or "").strip()
        return self.empty_value if is_blank(text) else text
