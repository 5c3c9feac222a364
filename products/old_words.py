"""Was-wordt beside the editor's text: the words that no longer hold, and whether the text explains them."""

import re
from typing import NamedTuple

from .law_status import law_notes
from .models import LawTerm


class OldWord(NamedTuple):
    law: LawTerm
    count: int
    is_explained: bool  # the text says what holds now, or the product is labelled with this term


def old_words(product):
    """The terms of was-wordt that no longer hold and still stand in the title, summary or text."""
    text = "\n\n".join([product.title, product.summary, product.body])
    labelled = {law.pk for law in law_notes(product)}
    return [
        OldWord(law, len(places), law.pk in labelled or _says_what_holds(text, law))
        for law in LawTerm.objects.outdated()
        if (places := _word(law.term).findall(text))
    ]


def _word(term):
    """`term` as a whole word, with a plural; an abbreviation in capitals is not an ordinary word (BIG, KING)."""
    is_abbreviation = term.upper() == term
    plural = "" if is_abbreviation else "(?:s|en|'s)?"
    return re.compile(
        rf"(?<![\w-]){re.escape(term)}{plural}(?![\w-])", 0 if is_abbreviation else re.IGNORECASE
    )


def _says_what_holds(text, law):
    """Is (a part of) what holds now named in a paragraph that also has the old word?"""
    old, now = _word(law.term), [_word(part) for part in re.split(r" en | of |, ", law.replaced_by)]
    return any(
        old.search(paragraph) and any(word.search(paragraph) for word in now)
        for paragraph in text.split("\n\n")
    )
