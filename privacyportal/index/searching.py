"""Ask the index: one ranked list over everything a reader may find, with counts, excerpts and `Bedoelde u`."""

from dataclasses import dataclass
from itertools import chain, pairwise

from . import engines
from .dutch import WEAK_WORDS, stem, tokens_of, words_of
from .engines.expressions import Mark, Phrase, Question
from .excerpts import excerpt, marked
from .gathering import gather
from .models import BestBet, SearchEntry, SynonymGroup
from .queries import MOST_WORDS, terms_of
from .spelling import known_words, nearest_words, slips_allowed
from .thesaurus import Group, plain_words, thesaurus_of

LONGEST_QUERY = 200  # characters
LONGEST_READ = 5_000  # characters of a text
SHOWN = ["key", "kind", "title", "summary", "text", "url", "label", "sections"]


@dataclass(frozen=True)
class Hit:
    key: str
    kind: str
    name: str  # the title as plain text
    title: str  # safe HTML
    excerpt: str  # safe HTML
    url: str
    label: str
    place: str  # the address of the heading that the excerpt stands under, or else `url`
    heading: str  # that heading


@dataclass(frozen=True)
class Results:
    """`ranked` is the list of primary keys to page through, best first; `counts` says per group how many there are."""

    query: str
    suggestion: str  # another spelling; the results are those of the suggestion
    terms: tuple
    synonyms: tuple  # the groups that editors keep
    ranked: tuple
    counts: dict
    answer: BestBet | None = None  # the editors' own answer to this query

    @property
    def total(self):
        return sum(self.counts.values())

    def hits(self, page):
        """A part of `ranked` with all that a reader sees; one query."""
        rows = SearchEntry.objects.only(*SHOWN).in_bulk(page)
        phrases = {phrase for term in self.terms for phrase in term.anything}
        typed = {phrase for term in self.terms for phrase in term.own}
        return [_hit(rows[pk], phrases, typed) for pk in page if pk in rows]


def search(query, *, audiences, kinds, chosen="", extra_groups=(), is_grouped=True):
    """What readers who hold `audiences` find for `query`.

    `kinds` maps the name of a group of results to its kinds; `chosen` keeps the list (not the counts) to one group;
    `extra_groups` are synonyms that other apps know (thesaurus.Group); `is_grouped` as in gathering.
    """
    query = " ".join(query.replace("\0", " ").split())[:LONGEST_QUERY]
    synonyms = synonym_groups()
    thesaurus = thesaurus_of((*synonyms, *extra_groups))
    known = _known(query, audiences)
    suggestion = _suggestion(query, audiences, kinds, thesaurus, known)
    terms = terms_of(suggestion or query, thesaurus, known | set(plain_words(suggestion)))
    ranked, counts = [], dict.fromkeys(kinds, 0)
    if terms:
        ranked, counts = gather(terms, audiences, kinds, is_grouped=is_grouped)
    pks = [entry.pk for entry, name in ranked if chosen in ("", name)]
    answer = _best_bet(query)
    pks = _with_first(answer.key, pks, audiences) if answer and answer.key else pks
    return Results(query, suggestion, terms, synonyms, tuple(pks), counts, answer)


def gist_of(text, audiences, most=8):
    """The most telling words of a whole text, in their order; nothing when none of them is a word of the thesaurus."""
    thesaurus = thesaurus_of(synonym_groups())
    words = tuple(dict.fromkeys(plain_words(text[:LONGEST_READ])))
    terms = [word for word in words if thesaurus.knows((word,))]
    others = sorted(known_words(words, audiences) - {*terms, *WEAK_WORDS}, key=lambda word: (-len(word), word))
    best = [*terms, *others][:most] if terms else []
    return " ".join(word for word in words if word in best)


def synonym_groups():
    """The groups that editors keep."""
    rows = SynonymGroup.objects.values_list("preferred", "synonyms", "outdated", "narrower")
    return tuple(_group(preferred, *map(str.splitlines, lines)) for preferred, *lines in rows)


def titles_starting_with(typed, *, audiences, kinds, limit=8):
    """Titles and addresses while typing: each typed word begins a word of the title; per group, in order."""
    words = [word for word in words_of(typed[:LONGEST_QUERY]) if word.isalnum()][:6]
    if not words:
        return []
    starts = tuple(Mark("W" + word, is_prefix=True) for word in words)
    found = engines.find([Question(starts, group, audiences, limit) for group in kinds.values()])
    pks = [pk for pks in found for pk in pks][:limit]
    rows = SearchEntry.objects.filter(audience__in=audiences).in_bulk(pks)
    return [(rows[pk].title, rows[pk].url) for pk in pks if pk in rows]


def _group(preferred, synonyms, outdated, narrower):
    return Group((preferred, *synonyms, *outdated), tuple(narrower), tuple(outdated))


def _hit(entry, phrases, typed):
    found = excerpt(f"{entry.summary}\n{entry.text}", phrases, typed, entry.sections)
    return Hit(
        key=entry.key,
        kind=entry.kind,
        name=entry.title,
        title=marked(entry.title, phrases),
        excerpt=found.html,
        url=entry.url,
        label=entry.label,
        place=f"{entry.url}#{found.section.anchor}" if found.section.anchor else entry.url,
        heading=found.section.heading,
    )


def _known(query, audiences):
    """The words of the query, and each two of them joined, that stand in what this reader may find."""
    words = plain_words(query)[:MOST_WORDS]
    joined = [one + other for one, other in pairwise(words)]
    return known_words({*words, *joined}, audiences)


def _suggestion(query, audiences, kinds, thesaurus, known):
    """The query with each word that nobody wrote replaced by the nearest that someone did; nothing if all are known."""
    strange = [
        word
        for word in dict.fromkeys(plain_words(query)[:MOST_WORDS])
        if slips_allowed(word) and word not in known and stem(word) not in thesaurus.by_word
    ]
    strange = _never_written(strange, audiences, kinds)
    better = nearest_words(strange, audiences, thesaurus.words) if strange else {}
    words = [part for word in words_of(query) for part in word.split("-") if part]
    return " ".join(better.get(word, word) for word in words) if better else ""


def _never_written(words, audiences, kinds):
    """Those of `words` that no entry of this reader holds in any form."""
    if not words:
        return []
    every = tuple(chain.from_iterable(kinds.values()))
    found = engines.find([Question((Phrase((stem(word),)),), every, audiences, 1) for word in words])
    return [word for word, pks in zip(words, found, strict=True) if not pks]


def _best_bet(query):
    """The editors' answer to this query, in whatever form its words are typed."""
    asked = tokens_of(query)
    return next((bet for bet in BestBet.objects.all() if tokens_of(bet.query) == asked), None) if asked else None


def _with_first(key, pks, audiences):
    """The list with this entry on top."""
    first = list(SearchEntry.objects.filter(key=key, audience__in=audiences).values_list("pk", flat=True))
    return first + [pk for pk in pks if pk not in first]
