"""What an address of the portal may hold. A route takes nothing else, so that no view and no database sees a number that
does not fit or a text without an end.

`<number:pk>` a whole number that a column holds · `<word:slug>` a slug · `<line:name>` any text without a slash
`<document:form>` "docx" or "odt"
"""

from django.urls import register_converter

from .numbers import whole


class Number:
    regex = "[0-9]+"

    def to_python(self, text):
        number = whole(text)
        if number is None:
            raise ValueError("too large")
        return number

    def to_url(self, number):
        return str(number)


class Text:
    def to_python(self, text):
        return text

    def to_url(self, text):
        return str(text)


class Word(Text):
    regex = "[-a-zA-Z0-9_]{1,120}"


class Line(Text):
    regex = "[^/]{1,300}"


class DocumentForm(Text):
    regex = "docx|odt"


for name, converter in {"number": Number, "word": Word, "line": Line, "document": DocumentForm}.items():
    register_converter(converter, name)
