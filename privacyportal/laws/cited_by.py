"""Which texts of the portal cite a law, article by article: the list to work through when that law changes.

Each app that has such texts adds a function to SOURCES when it starts.
"""

import re
from typing import NamedTuple

from privacyportal.core.references import known
from privacyportal.core.references.citing import in_short

SOURCES = []


class CitingText(NamedTuple):
    """A text of an editor; `cited` are the laws that it names, each with an article or ""."""

    kind: str
    title: str
    edit_url: str
    cited: frozenset


class Article(NamedTuple):
    number: str
    texts: list


def cited_in(*texts, has_standard=True):
    """What these texts cite, for who has no HTML of them in which that was counted."""
    laws, cited = known.recent().laws, set()
    for text in filter(None, texts):
        cited |= in_short(laws.citations(text, has_standard=has_standard), laws.named(text))
    return frozenset(cited)


def counted(kept):
    """The same of what was counted with the HTML, as its row keeps that in JSON."""
    return frozenset(map(tuple, kept or ()))


def articles_of(law):
    """Every article of `law` that a text cites, in the order of the law; last the texts that only name the law."""
    by_article = {}
    for text in (text for source in SOURCES for text in source()):
        numbers = {number for short, number in text.cited if short == law.short}
        for number in numbers - {""} or numbers:
            by_article.setdefault(number, []).append(text)
    return [Article(number, by_article[number]) for number in sorted(by_article, key=_in_order)]


def _in_order(number):
    """2 before 10, 34 before 34a; the law without an article last."""
    parts = re.findall(r"\d+|\D+", number)
    return not number, [(int(part), "") if part.isdigit() else (0, part) for part in parts]
