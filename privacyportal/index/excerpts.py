"""The piece of a text that answers best, with the words marked; everything else is escaped."""

from functools import lru_cache
from typing import NamedTuple

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from .dutch import MARKED_WORD, STOP_WORDS, halves, parts_of, stem, words_of
from .sentences import NOWHERE, Section, sentences_of

LONGEST_READ = 60_000  # characters of a text that are looked at
LENGTH = 230  # characters of an excerpt
BEFORE = 60  # characters shown before the first marked word
ENDS = (".", "!", "?", ":", ";", "…", ",", '"', ")")  # after these the next sentence simply follows


class Excerpt(NamedTuple):
    """Safe HTML, and the section that it was taken from."""

    html: str
    section: Section


class Place(NamedTuple):
    """Where a phrase stands in a text."""

    start: int
    end: int
    phrase: tuple


def excerpt(text, phrases, typed, sections=()):
    """The sentences of `text` with most of `phrases` (tuples of tokens) in them, and the section that they stand in.

    Those that were `typed` count before their synonyms: who asks for artikel 34 reads that, not artikel 33. `sections`
    are (anchor, heading) pairs, as in entries.Document.
    """
    sentences = list(sentences_of(text[:LONGEST_READ], sections))
    if not sentences:
        return Excerpt(mark_safe(""), NOWHERE)
    number = _best_start(sentences, phrases, typed)
    shown = _joined_to(LENGTH, sentences[number:])
    return Excerpt(_shortened(shown, phrases), sentences[number].section)


def marked(text, phrases):
    """`text` with each phrase that was meant between `<mark>` and `</mark>`, as safe HTML."""
    pieces, end = [], 0
    for place in _places(text, phrases):
        if place.start >= end:
            found = conditional_escape(text[place.start : place.end])
            pieces += [conditional_escape(text[end : place.start]), f"<mark>{found}</mark>"]
            end = place.end
    return mark_safe("".join([*pieces, conditional_escape(text[end:])]))


def _places(text, phrases):
    """Each phrase in the text, from left to right, the longest first; stop words in between do not count.

    Where a word stands for several phrases the order is that of the alphabet: a set has another in every process.
    """
    by_first = {}
    for phrase in sorted(phrases, key=_longest_first):
        by_first.setdefault(phrase[0], []).append(phrase)
    words = [(match, tokens) for match in MARKED_WORD.finditer(text) if (tokens := _tokens_of(match[0]))]
    for number, (match, tokens) in enumerate(words):
        if tokens.isdisjoint(by_first):
            continue
        meant = (phrase for token in tokens if token in by_first for phrase in by_first[token])
        for phrase in sorted(meant, key=_longest_first):
            following = words[number : number + len(phrase)]
            if len(following) == len(phrase) and all(
                token in tokens for token, (_, tokens) in zip(phrase, following, strict=True)
            ):
                yield Place(match.start(), following[-1][0].end(), phrase)
                break


def _longest_first(phrase):
    return -len(phrase), phrase


@lru_cache(maxsize=50_000)
def _tokens_of(written):
    """What a word stands for: by itself, joined, and by the parts of a compound."""
    found = set()
    for word in words_of(written):
        parts, joined = halves(word)
        for part in filter(None, (*parts, joined)):
            if part not in STOP_WORDS:
                found.update((stem(part), *parts_of(part)))
    return frozenset(found)


def _best_start(sentences, phrases, typed):
    """The number of the sentence where the stretch begins that holds the most; a sentence before the row of a table."""
    held = [_phrases_in(sentence.text, phrases) for sentence in sentences]
    above = {section: _phrases_in(section.heading, phrases) for section in {one.section for one in sentences}}
    best, most, begun = 0, (0, 0, False), set()
    for number, sentence in enumerate(sentences):
        if not held[number] and sentence.section in begun:
            continue
        begun.add(sentence.section)
        near, length = above[sentence.section] | held[number], len(sentence.text)
        for other, found in zip(sentences[number + 1 :], held[number + 1 :], strict=True):
            length += len(other.text)
            if length > LENGTH or not other.follows(sentence):
                break
            near = near | found
        if near and (score := (len(near & typed), len(near), not sentence.is_row)) > most:
            best, most = number, score
    return best


def _phrases_in(text, phrases):
    return {place.phrase for place in _places(text, phrases)}


def _joined_to(length, sentences):
    """The first sentence, and those after it that fit."""
    text = sentences[0].text
    for sentence in sentences[1:]:
        joined = f"{text}{' ' if text.endswith(ENDS) else ' · '}{sentence.text}"
        if len(joined) > length or not sentence.follows(sentences[0]):
            break
        text = joined
    return text


def _shortened(text, phrases):
    """A sentence that is too long by itself is cut around its first marked word."""
    start = next((place.start for place in _places(text, phrases)), 0)
    begin = 0 if len(text) <= LENGTH or start <= LENGTH - BEFORE else text.find(" ", start - BEFORE) + 1
    end = len(text) if len(text) <= begin + LENGTH else text.rfind(" ", begin, begin + LENGTH)
    end = end if end > begin else begin + LENGTH
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    return mark_safe(f"{before}{marked(text[begin:end], phrases)}{after}")
