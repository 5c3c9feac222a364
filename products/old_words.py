"""Was-wordt beside the editor's text: the words that no longer hold, and whether the text explains them."""

import re
from typing import NamedTuple

from privacyportal.laws.cited_by import cited_in

from .models import LawTerm

LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")


class OldWord(NamedTuple):
    law: LawTerm
    count: int
    is_explained: bool  # the text says what holds now, or the product is labelled with this term


def old_words(product):
    """The terms of was-wordt that no longer hold and still stand in the title, summary or text.

    The titles of other products do not count: they stand in a link and cannot be changed here.
    """
    text = LINK.sub("", "\n\n".join([product.title, product.summary, product.body]))
    counts = {law: len(_word(law.term).findall(text)) for law in LawTerm.objects.outdated()}
    found = {law: count for law, count in counts.items() if count}
    labelled = {law.pk for law in product.law_notes} if found else set()
    return [OldWord(law, count, law.pk in labelled or _says_what_holds(text, law)) for law, count in found.items()]


def _says_what_holds(text, law):
    """Does the text also name (a part of) what holds now, or cite an article of it?"""
    is_named = any(_word(part).search(text) for part in re.split(r" en | of |, ", law.replaced_by))
    return is_named or not _articles(law.replaced_by).isdisjoint(_articles(text))


def _articles(text):
    return {(law, article) for law, article in cited_in(text) if article}


def _word(term):
    """`term` as a whole word, with a plural; an abbreviation in capitals is not an ordinary word (BIG, KING)."""
    is_abbreviation = term.upper() == term
    plural = "" if is_abbreviation else "(?:s|en|'s)?"
    return re.compile(rf"(?<![\w-]){re.escape(term)}{plural}(?![\w-])", 0 if is_abbreviation else re.IGNORECASE)
