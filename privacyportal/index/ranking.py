"""How well an entry answers: the same arithmetic on both databases (BM25F over title, summary, headings and text)."""

from dataclasses import dataclass
from math import log

from .dutch import WEAK_WORDS

FIELDS = ("title", "summary", "headings", "text")
MOST = {"title": 12.0, "summary": 6.0, "headings": 4.0, "text": 5.0}  # points when a word stands there often
HALFWAY = {"title": 0.6, "summary": 0.7, "headings": 1.5, "text": 4.0}  # how often for half of them
USUAL_LENGTH = {"title": 5, "summary": 40, "headings": 60, "text": 700}  # tokens
LENGTH_COUNTS = {"title": 0.4, "summary": 0.3, "headings": 0.3, "text": 0.4}  # 0: a long field is no disadvantage
SYNONYM, LEAD, PART = 0.75, 0.3, 0.3  # next to 1 for what was typed
ALSO = 0.3  # of the points of other words for the same
TOGETHER = 4.0  # points for two terms next to each other
IN_TITLE = 5.0  # points for each term when all of them stand in the title as typed
CONCEPT, WEAK = 2.0, 0.3  # how much more a term of the thesaurus says than another word, and a weak word less
HALF_ANSWER = 0.45  # when only a part of a word was found


@dataclass(frozen=True)
class Ranked:
    pk: int
    score: float
    coverage: float


def rank(entries, terms):
    """Each `(pk, weight, tokens)` with its score, best first, then newest."""
    if not entries:
        return []
    read = [(pk, weight, _Fields(tokens)) for pk, weight, tokens in entries]
    answers = [[fields.answer(term) for term in terms] for _, _, fields in read]
    rarities = [_rarity(column) for column in zip(*answers, strict=True)]
    rarities = [rarity * _importance(term) for rarity, term in zip(rarities, terms, strict=True)]
    asked = sum(rarities) or 1
    ranked = []
    for (pk, weight, fields), row in zip(read, answers, strict=True):
        coverage = sum(rarity * share for rarity, (_, share) in zip(rarities, row, strict=True)) / asked
        score = sum(rarity * points for rarity, (points, _) in zip(rarities, row, strict=True))
        score += TOGETHER * fields.neighbours(terms, rarities) + IN_TITLE * asked * fields.has_all_in_title(terms)
        ranked.append(Ranked(pk, weight * score * (0.3 + 0.7 * coverage), coverage))
    return sorted(ranked, key=lambda entry: (-entry.score, -entry.pk))


def _rarity(answers):
    """What few entries answer, says more."""
    found = sum(share for _, share in answers)
    return 1 + log(1 + len(answers) / found) if found else 0.0


def _importance(term):
    if term.synonyms or term.leads:
        return CONCEPT
    return WEAK if term.words[0] in WEAK_WORDS else 1.0


class _Fields:
    """The tokens of an entry, ready for counting."""

    def __init__(self, tokens):
        self.all = f" {tokens} "
        fields = tokens.split("|")
        self.texts = dict(zip(FIELDS, (f" {field.strip()} " for field in fields), strict=False))
        self.lengths = {name: text.count(" ") - 1 for name, text in self.texts.items()}

    def answer(self, term):
        """The points of a term, and how much of it is answered: all, a part of a word, or nothing."""
        own = sum(map(self._points, term.own))
        synonyms = max(map(self._points, term.synonyms), default=0)
        leads = max(map(self._points, term.leads), default=0)
        parts = max(map(self._points, term.parts), default=0)
        share = 1.0 if own or synonyms or leads else HALF_ANSWER if parts else 0.0
        weighed = (own, SYNONYM * synonyms, LEAD * leads, PART * parts)
        return max(weighed) + ALSO * (sum(weighed) - max(weighed)), share

    def neighbours(self, terms, rarities):
        """How much of the question stands in the text word for word."""
        pairs = zip(terms, terms[1:], rarities, rarities[1:], strict=False)
        return sum(min(rare, rarer) for one, other, rare, rarer in pairs if self._are_together(one, other))

    def has_all_in_title(self, terms):
        return all(any(f" {' '.join(phrase)} " in self.texts["title"] for phrase in term.own) for term in terms)

    def _are_together(self, one, other):
        phrases = (f" {' '.join(first + second)} " for first in one.own for second in other.own)
        return any(phrase in self.all for phrase in phrases)

    def _points(self, phrase):
        needle, points = f" {' '.join(phrase)} ", 0.0
        if needle not in self.all:
            return points
        for name, text in self.texts.items():
            if count := text.count(needle):
                length = self.lengths[name] / USUAL_LENGTH[name]
                often = count / (1 - LENGTH_COUNTS[name] + LENGTH_COUNTS[name] * length)
                points += MOST[name] * often / (often + HALFWAY[name])
        return points
