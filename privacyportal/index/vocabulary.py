"""Whether a query says only words that stand in our own public texts or in the thesaurus."""

from . import engines
from .dutch import STOP_WORDS, fold, stem, words_of
from .engines.expressions import Phrase, Question
from .entries import EVERYONE
from .models import SearchEntry
from .searching import synonym_groups
from .spelling import known_words
from .thesaurus import thesaurus_of
from .words import LONGEST, SHORTEST

MOST_DIGITS = 5  # an article, a norm or a year; a phone number or citizen number has more


def says_only_known_words(query):
    """Of a name, an address or a number that we do not write ourselves it is False."""
    words = {part for word in words_of(query) for part in word.split("-") if part} - STOP_WORDS
    if "@" in query or sum(sign.isdigit() for sign in query) > MOST_DIGITS or not _is_read_whole(query):
        return False
    strange = words - thesaurus_of(synonym_groups()).words - known_words(words, {EVERYONE})
    return all(map(_is_uncounted, strange)) and _stand_in_public(strange)


def _is_read_whole(query):
    """Does `words_of` leave nothing out: no strange script, no endless word?"""
    folded = fold(query)
    return folded.isascii() and all(len(part) <= LONGEST for part in folded.split())


def _is_uncounted(word):
    """Is this one of the words that the vocabulary leaves out: short, or with a digit in it?"""
    return len(word) < SHORTEST or not word.isalpha()


def _stand_in_public(words):
    if not words:
        return True
    kinds = tuple(SearchEntry.objects.filter(audience=EVERYONE).order_by().values_list("kind", flat=True).distinct())
    found = engines.find([Question((Phrase((stem(word),)),), kinds, {EVERYONE}, 1) for word in words])
    return all(found)
