"""What a reader asks, taken apart: terms, each with the phrases that answer it."""

import re
from dataclasses import dataclass

from .dutch import ARTICLE, first_part_of, parts_of, stem
from .engines.expressions import All, Any, Mark, Phrase
from .thesaurus import plain_words

MOST_WORDS = 12
LONGEST_SPAN = 6  # words in one term of the thesaurus
NAME_AND_NUMBER = re.compile(r"(?!artikel|lid)([a-z]{2,})(\d+)")  # an article is one word by itself


@dataclass(frozen=True)
class Term:
    """One thing asked for. `own` phrases are what was typed, `synonyms` mean the same, `leads` and `parts` come near."""

    words: tuple
    own: tuple
    synonyms: tuple = ()
    leads: tuple = ()
    parts: tuple = ()

    @property
    def phrases(self):
        return tuple(dict.fromkeys(self.own + self.synonyms + self.leads))

    @property
    def anything(self):
        return tuple(dict.fromkeys(self.phrases + self.parts))


def terms_of(query, thesaurus, known=frozenset()):
    """The terms of a query: the longest spans that the thesaurus has, and each other word by itself.

    `known` holds the words of the index; a compound that nobody wrote is asked for by its parts.
    """
    words, terms = _without_implied_law(plain_words(query)[:MOST_WORDS]), []
    while words:
        length = next((n for n in range(min(LONGEST_SPAN, len(words)), 1, -1) if thesaurus.knows(words[:n])), 1)
        span, words = words[:length], words[length:]
        terms += [_span(span, thesaurus)] if length > 1 else _word(span[0], words[:1], thesaurus, known)
    return tuple(dict.fromkeys(terms))


def expression_of(terms):
    """Entries that answer every term."""
    return All(tuple(Any(tuple(map(Phrase, term.phrases))) for term in terms))


def loose_expression_of(terms):
    """Entries that answer any term, also in part."""
    return Any(tuple(Phrase(phrase) for term in terms for phrase in term.anything))


def title_expression_of(terms):
    """Entries with at least one of the terms in their title."""
    phrases = dict.fromkeys(phrase for term in terms for phrase in term.phrases)
    return Any(tuple(All(tuple(Mark("T" + token) for token in phrase)) for phrase in phrases))


def _without_implied_law(words):
    """Of `artikel 34 avg` only the article: a title with AVG in it is no better an answer."""
    has_article = any(map(ARTICLE.fullmatch, words))
    return tuple(word for word in words if not (has_article and word == "avg"))


def _span(words, thesaurus):
    own = tuple(dict.fromkeys([tuple(map(stem, words)), (stem("".join(words)),)]))
    parts = tuple((stem(word),) for word in words if thesaurus.knows((word,)))
    return Term(words, own, thesaurus.synonyms(words), thesaurus.leads(words), parts)


def _word(word, following, thesaurus, known):
    own, parts = [(stem(word),)], tuple((part,) for part in parts_of(word))
    joined = word + following[0] if following else ""
    if joined in known:
        own.append((stem(joined),))
    if name_and_number := NAME_AND_NUMBER.fullmatch(word):
        own.append(tuple(map(stem, name_and_number.groups())))  # iso27001 is ISO 27001
    synonyms, leads = thesaurus.synonyms((word,)), thesaurus.leads((word,))
    if synonyms or leads:
        return [Term((word,), tuple(own), synonyms, leads, parts)]
    if len(parts) > 1 and word not in known:
        return [Term((word,), (own[0], part)) for part in reversed(parts)]
    if not parts and word.isalpha() and word not in known:
        parts = tuple((part,) for part in first_part_of(word))
    return [Term((word,), tuple(own), parts=parts + thesaurus.hints(word))]
