"""Words by which a heading that is like no name of a column still tells which it is: "Hoe zijn de gegevens beveiligd?"."""

import re
import unicodedata
from functools import cache

from .columns import table_of

WHOLE_WORD, BEGINS_A_WORD = 3, 5  # letters; what is longer may stand inside a word, as Dutch joins its words
BROKEN_OFF = re.compile(r"(?<=[a-z])- (?!en |of |e[nr]z)(?=[a-z])")
INITIALS = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)")
ABOUT_ALL = "soorten-gegevens"  # every column is about data: only when nothing else is told
LITTLE = frozenset(
    """
    de het een van voor aan in bij naar en of der is zijn worden wordt er wat welke u uw we wij vd tbv mbt obv ivm incl excl
    """.split()
)
OTHERWISE = re.compile(
    r"advies|akkoord|aantal|opmerking|toelichting|\blink|risico|kleur|bijlage|vindplaats|hyperlink|\burl"
)


def told_by(lid, heading):
    """The id of the column, by the first word that tells one; None when no word does."""
    text = plain_text(heading)
    if OTHERWISE.search(text):
        return None
    found = [(match.start(), -len(match[0]), id_) for id_, words in _words(lid) if (match := words.search(text))]
    others = [one for one in found if one[2] != ABOUT_ALL]
    return min(others or found)[2] if found else None


@cache
def _words(lid):
    return [(one.id, re.compile("|".join(map(_pattern, one.tells)))) for one in table_of(lid).columns if one.tells]


def _pattern(word):
    plain = re.escape(plain_text(word))
    if len(word) <= WHOLE_WORD:
        return rf"\b{plain}\b"
    return rf"\b{plain}" if len(word) <= BEGINS_A_WORD else plain


def plain_text(text):
    """In lower case without accents, words that a narrow column broke in two as one ("Doel-\neinden"), as are "F.G."."""
    text = unicodedata.normalize("NFKD", " ".join(text.lower().split()))
    text = "".join(sign for sign in text if not unicodedata.combining(sign))
    return INITIALS.sub("", BROKEN_OFF.sub("", text))
