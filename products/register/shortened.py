"""Headings of shortened words: "Verantw.", "Pers.geg.", "Bew.termijn", "Cat betr"."""

import re

from .telling import LITTLE, plain_text

ASIDE = re.compile(r"\([^)]*\)")
WORD = re.compile(r"[a-z]+\.?")
OF_INITIALS = 2  # signs: the parts of "v.d." and "t.b.v."
SHORTEST = 3  # letters of a word that is cut off without a dot
OTHERWISE = {"ovk": "overeenk", "mtr": "maatr"}  # no beginnings


def shortened(heading, exact):
    """The id of the one column that these words may be the beginnings of; None when there is none, or more than one.

    `exact` has by phrase the columns that it names, as pairs of an id and a likeness; that of its own name is 1, and
    decides between columns.
    """
    words = WORD.findall(ASIDE.sub(" ", plain_text(heading)))
    words = [word for word in words if len(word) > OF_INITIALS and word.rstrip(".") not in LITTLE]
    is_cut_off = any(word.endswith(".") for word in words)
    if not is_cut_off and (len(words) < 2 or any(len(word) < SHORTEST for word in words)):
        return None
    pattern = re.compile(" ?".join(_beginning(word, is_cut_off) for word in words))
    found = {named[0][0] for phrase, named in exact.items() if pattern.fullmatch(phrase)}
    if len(found) > 1:
        found = {named[0][0] for phrase, named in exact.items() if named[0][1] == 1 and pattern.search(phrase)}
    return found.pop() if len(found) == 1 else None


def _beginning(word, are_dots_told):
    bare = word.rstrip(".")
    if word == bare and are_dots_told:
        return f"{bare}(?:e?n|s)?"
    return f"{OTHERWISE.get(bare, bare)}[a-z]*"
