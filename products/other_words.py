"""Synonyms beside the editor's text: right words, by which the search also finds a word that the text never names."""

from collections import Counter
from typing import NamedTuple

from privacyportal.core.references.names import Names
from privacyportal.core.references.terms import as_written
from privacyportal.index.models import SynonymGroup


class OtherWord(NamedTuple):
    word: str
    count: int
    preferred: str


def other_words(product):
    """In the order of the preferred words. Abbreviations and articles of law do not count: a text may use those."""
    text = "\n\n".join([product.title, product.summary, product.body])
    found = [one.meant for one in _names().found_in(text)]
    named = {preferred for word, preferred in found if word == preferred}
    counted = Counter(one for one in found if one[1] not in named)
    return [
        OtherWord(word, count, preferred)
        for (word, preferred), count in sorted(counted.items(), key=lambda one: one[0][::-1])
    ]


def _names():
    meanings = {}
    for group in SynonymGroup.objects.all():
        for word in [*group.synonyms.split("\n"), group.preferred]:
            if word and (word == group.preferred or (word.isalpha() and word.islower())):
                meanings |= dict.fromkeys(as_written((word,)), (word, group.preferred))
    return Names(meanings)
