"""Words for one thing: which phrases an asked phrase also stands for."""

from functools import lru_cache
from typing import NamedTuple

from .dutch import STOP_WORDS, halves, stem, words_of


class Group(NamedTuple):
    """Terms that find each other, and `narrower` terms that only lead to them.

    The first term is the preferred one; `outdated` terms are among the terms, but no longer say what holds.
    """

    terms: tuple
    narrower: tuple = ()
    outdated: tuple = ()


class Thesaurus:
    """All groups, by the ways in which their terms may be typed: a hyphen is a space is nothing."""

    def __init__(self, groups):
        self.words, self.same, self.leading, self.by_word = set(), {}, {}, {}
        for group in groups:
            for term in group.terms:
                self._learn(term, group, self.same)
            for term in group.narrower:
                self._learn(term, group, self.leading)

    def _learn(self, term, group, groups_by_key):
        words = plain_words(term)
        self.words.update(words)
        for key in keys_of(words):
            groups_by_key.setdefault(key, []).append(group)
        for word in words:
            self.by_word.setdefault(stem(word), set()).add(group)

    def knows(self, words):
        return any(key in self.same or key in self.leading for key in keys_of(words))

    def synonyms(self, words):
        """The phrases (tuples of tokens) that mean the same as `words`."""
        return _phrases(group for key in keys_of(words) for group in self.same.get(key, ()))

    def leads(self, words):
        """The phrases that `words` leads to: from `ransomware` to `datalek`, not back."""
        return _phrases(group for key in keys_of(words) for group in self.leading.get(key, ()))

    def hints(self, word):
        """The phrases that a word makes one think of, because it stands in the terms of one group only:
        from `contract` to the group of `contract met leverancier`."""
        groups = self.by_word.get(stem(word), ())
        return _phrases(groups) if len(groups) == 1 else ()


def _phrases(groups):
    return tuple(dict.fromkeys(phrase for group in groups for term in group.terms for phrase in phrases_of(term)))


@lru_cache(maxsize=4)
def thesaurus_of(groups):
    """The thesaurus of a tuple of groups; the same groups are not read twice."""
    return Thesaurus(groups)


@lru_cache(maxsize=10_000)
def plain_words(text):
    """The words of a term or query that carry meaning, hyphens taken apart."""
    parts = [part for word in words_of(text) for part in halves(word)[0]]
    return tuple(part for part in parts if part not in STOP_WORDS)


def keys_of(words):
    """`verwerkers overeenkomst` and `verwerkersovereenkomsten` share a key."""
    return {stem("".join(words)), "".join(map(stem, words))} if words else set()


@lru_cache(maxsize=10_000)
def phrases_of(term):
    """How a term may stand in a text, as tokens: in words, and as one word."""
    words = plain_words(term)
    in_words = tuple(map(stem, words))
    return tuple(dict.fromkeys(phrase for phrase in (in_words, (stem("".join(words)),)) if all(phrase)))
