"""How much a heading looks like the name of a column, or like one of its synonyms."""

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from .columns import table_of
from .shortened import shortened
from .telling import LITTLE, plain_text, told_by

LONGEST_HEADING = 150
NOT_ITS_HEAD = 0.95  # of a phrase without the first word: "Doel van de verwerking" is about a purpose
LABEL = re.compile(r"(?:naam|nummer|nr|code|datum)$")
ENOUGH = 0.8  # from here on we propose a column
WHOLE, ALMOST, ALSO, TOLD, SHORT = 1.0, 0.98, 0.93, 0.91, 0.86  # its name, a synonym, one of another too, its words
ASIDE = re.compile(r"\([^)]*\)|\bart(?:ikel|\.)?\s*\d.*$|[*?]+$")
NUMBERED = re.compile(r"^(?:kolom\s*)?(?:\d{1,2}|[a-z])[.):]\s*|^\d{1,2}\s+")
TELLS_OTHERWISE = re.compile(
    r"(?:aantal|rechten|ztc|zaaktype|advies|opmerking|toelichting|link|datum start|kleur|risico)"
)  # unless a synonym
GROUNDS = {
    "toestemming": "toestemming",
    "overeenkomst": "overeenkomst",
    "wettelijke plicht": "wettelijke (?:ver)?plicht",
    "vitaal belang": "vita(?:al|le)",
    "publieke taak": "publieke? taak|algemeen belang|publiekrechtelijke taak|openbaar gezag",
    "gerechtvaardigd belang": "gerechtvaardigde? belang",
}
LETTER = re.compile(r"(?:.*\b(?:sub|onder|lid|grondslag|art\w*)\b.*?|6[\W\d]*)?\W*([a-f])\W*")  # "sub e", "6.1e", "e."


def plain_words(heading):
    """The heading in lower case without accents, numbers in front, articles of a law and little words."""
    text = plain_text(heading)
    bare = NUMBERED.sub("", ASIDE.sub(" ", text).strip())
    words = re.findall(r"[a-z0-9#]+", bare or text)
    return " ".join(word for word in words if word not in LITTLE) or " ".join(words)


@lru_cache(20_000)
def best(lid, heading):
    """Pairs of a column id and a likeness of at least ENOUGH, the likeliest first."""
    words = plain_words(heading) if len(heading) <= LONGEST_HEADING else ""
    if not words:
        return ()
    exact, phrases = _phrases(lid)
    found = dict(exact.get(words, ()))
    if not found and not TELLS_OTHERWISE.match(words):
        for phrase, ratio in _alike(words, phrases):
            for column_id, _ in exact[phrase]:
                found[column_id] = max(found.get(column_id, 0), min(ratio, 0.96))
        if column_id := told_by(lid, heading):
            found[column_id] = max(found.get(column_id, 0), TOLD)
        if column_id := shortened(heading, exact):
            found[column_id] = max(found.get(column_id, 0), SHORT)
    return tuple(sorted(found.items(), key=lambda one: -one[1]))


def choice_of(column, heading):
    """The allowed value that this heading names ("b. overeenkomst"), or nothing."""
    words = plain_words(heading)
    if column.id == "grondslag":
        return _basis_of(plain_text(heading))
    by_words = {
        plain_words(word): choice for choice in column.choices for word in (choice, *column.also.get(choice, ()))
    }
    likely = process.extractOne(words, list(by_words), scorer=fuzz.ratio, score_cutoff=85) if words else None
    return by_words[likely[0]] if likely else ""


def _basis_of(text):
    """The legal basis that a heading names in words, or by its letter in article 6."""
    if told := next((choice for choice, pattern in GROUNDS.items() if re.search(pattern, text)), ""):
        return told
    letter = LETTER.fullmatch(text)
    return list(GROUNDS)["abcdef".index(letter[1])] if letter else ""


@cache
def _phrases(lid):
    """Per phrase the columns it names, and its words."""
    exact = {}
    for column in table_of(lid).columns:
        exact.setdefault(plain_words(column.name), {})[column.id] = WHOLE
        for synonym in column.synonyms:
            named = exact.setdefault(plain_words(synonym), {})
            named.setdefault(column.id, ALSO if named else ALMOST)
    return {phrase: tuple(found.items()) for phrase, found in exact.items()}, {
        phrase: frozenset(phrase.split()) for phrase in exact
    }


def _alike(heading, phrases):
    """Phrases with a likeness from ENOUGH to 1: letters alike, or all their words in a heading that says little more."""
    for phrase, ratio, _ in process.extract(
        heading, list(phrases), scorer=fuzz.token_sort_ratio, score_cutoff=80, limit=12
    ):
        is_short = min(len(heading), len(phrase)) < 5  # `fg` is not `fgb`
        if (not is_short or ratio >= 90) and _begin_and_end_alike(heading, phrase):
            yield phrase, ratio / 100 * (0.9 if is_short else 1)
    said = set(heading.split())
    for phrase, known in phrases.items():
        if known <= said and len(phrase) > 2 and (ratio := 0.72 + 0.25 * len(phrase) / len(heading)) >= ENOUGH:
            yield phrase, ratio if heading.split()[0] in known else ratio * NOT_ITS_HEAD


def _begin_and_end_alike(heading, phrase):
    """Whether no word begins otherwise, where a slip of the pen is rare, and no number is taken for a name."""
    if heading.replace(" ", "") == phrase.replace(" ", ""):
        return True
    label = LABEL.search(heading)
    if label and label[0] not in phrase.replace("nummer", "nummer nr"):
        return False
    begins = {word[0] for word in phrase.split()}
    return all(word[0] in begins for word in heading.split())
