"""The piece of a text that answers best, with the words marked; everything else is escaped."""

from functools import lru_cache

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from .dutch import MARKED_WORD, STOP_WORDS, halves, parts_of, stem, words_of

LONGEST_READ = 60_000  # characters of a text that are looked at
LENGTH = 230  # characters of an excerpt
BEFORE = 60  # characters shown before the first marked word


def excerpt(text, tokens):
    """The stretch of `text` with most of `tokens` in it, as safe HTML."""
    text = " ".join(text[:LONGEST_READ].split())
    places = [
        (match.start(), found) for match in MARKED_WORD.finditer(text) if (found := _meant(match[0], tokens))
    ]
    start = _best_start(places)
    begin = 0 if start <= BEFORE else text.find(" ", start - BEFORE) + 1
    end = len(text) if len(text) <= begin + LENGTH else text.rfind(" ", begin, begin + LENGTH)
    end = end if end > begin else begin + LENGTH
    return mark_safe(
        f"{'… ' if begin else ''}{marked(text[begin:end], tokens)}{' …' if end < len(text) else ''}"
    )


def marked(text, tokens):
    """`text` with each word that was meant between `<mark>` and `</mark>`, as safe HTML."""
    pieces, end = [], 0
    for match in MARKED_WORD.finditer(text):
        if _meant(match[0], tokens):
            pieces += [
                conditional_escape(text[end : match.start()]),
                f"<mark>{conditional_escape(match[0])}</mark>",
            ]
            end = match.end()
    return mark_safe("".join([*pieces, conditional_escape(text[end:])]))


def _meant(written, tokens):
    """Which of `tokens` a word stands for, by itself or as a part of a compound."""
    return _tokens_of(written) & tokens


@lru_cache(maxsize=50_000)
def _tokens_of(written):
    found = set()
    for word in words_of(written):
        parts, joined = halves(word)
        for part in filter(None, (*parts, joined)):
            if part not in STOP_WORDS:
                found.update((stem(part), *parts_of(part)))
    return frozenset(found)


def _best_start(places):
    """Where the stretch begins that holds the most different words."""
    best, most = 0, 0
    for number, (start, _) in enumerate(places[:400]):
        near = [found for place, found in places[number : number + 12] if place < start + LENGTH - BEFORE]
        if (count := len(set().union(*near))) > most:
            best, most = start, count
    return best
