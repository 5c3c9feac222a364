"""Words of a Word file in another language than the page: they come along as a link that only we make.

pandoc forgets the language of a run. Word often calls a whole text English that is Dutch; where most of a file is not
called Dutch, what it says of languages is worth nothing, for a screen reader would read Dutch aloud as English.
"""

import re
from collections import Counter

from .markup import W, local, make, value, words_of

OWN = "nl"
ANCHOR = "portal-language-"
KNOWN = re.compile(r"[a-z]{2,3}")
ONLY_WORDS = frozenset("rPr t tab noBreakHyphen softHyphen".split())


def is_dutch(styles, roots):
    """Whether most of the words are called Dutch; those of which nothing is said are as the file says of all."""
    lang = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    default = OWN if lang is None else _main(lang.get(f"{W}val"))
    count = Counter()
    for root in roots:
        for run in root.iter(f"{W}r"):
            count[_language(run) or default] += len(words_of(run))
    return count[OWN] * 2 > count.total()


def marked(parent):
    """Wrap the runs of a paragraph or link that are in another language, together when they touch."""
    shown = []
    for child in parent:
        language = _other(child)
        if not language:
            shown.append(child)
        elif shown and shown[-1].get(f"{W}anchor") == f"{ANCHOR}{language}":
            shown[-1].append(child)
        else:
            shown.append(make("hyperlink", child, anchor=f"{ANCHOR}{language}"))
    parent[:] = shown


def language_of(address):
    """Of a link that `marked` made; None for any other."""
    language = address.removeprefix(f"#{ANCHOR}")
    return language if language != address and KNOWN.fullmatch(language) else None


def _other(element):
    """The language of a run of words that is not in the language of the page, else None."""
    if local(element) != "r" or not ONLY_WORDS.issuperset(map(local, element)) or not words_of(element).strip():
        return None
    language = _language(element)
    return language if language and language != OWN and KNOWN.fullmatch(language) else None


def _language(run):
    return _main(value(run, "rPr/lang"))


def _main(code):
    """`en` of `en-US`."""
    return (code or "").lower().partition("-")[0]
