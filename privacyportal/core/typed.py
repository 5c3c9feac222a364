"""What a person types in a form: a line or a text, cleaned before she sees it again.

What holds nothing that a reader can see is empty, and gets the sentence for an empty field.
"""

from django import forms

from .signs import clean_line, clean_text, is_blank


class Line(forms.CharField):
    """One line of text; spaces, line breaks and control characters that came along with pasting fall away."""

    def to_python(self, value):
        line = " ".join(clean_line(super().to_python(value) or "").split())
        return self.empty_value if is_blank(line) else line


class Text(forms.CharField):
    """Text as typed, of several lines, without control characters."""

    widget = forms.Textarea

    def to_python(self, value):
        text = clean_text(super().to_python(value) or "").strip()
        return self.empty_value if is_blank(text) else text
