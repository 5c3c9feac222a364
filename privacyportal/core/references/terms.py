"""Words that are explained elsewhere, found as whole words: `betrokkene` is also found as `Betrokkene`."""

from typing import NamedTuple

from .names import Names


class Term(NamedTuple):
    """`forms` are all the ways in which it is written, plurals too."""

    forms: tuple
    address: str


class Terms:
    def __init__(self, rows):
        self.names = Names({form: term for term in reversed(rows) for form in as_written(term.forms)})

    def found_in(self, text):
        return self.names.found_in(text)


def as_written(forms):
    """A word may begin a sentence; an abbreviation is written in one way only."""
    for form in forms:
        is_abbreviation = any(sign.isupper() for sign in form[1:])
        yield from {form} if is_abbreviation else {form, form[0].upper() + form[1:], form[0].lower() + form[1:]}
