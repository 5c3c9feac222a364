"""Conditions of the YAML (`als`): `{L7: ja, L8: [geen, deels]}`, `{D8: {minstens: 2, van: [k1, k2]}}`, a list for "or"."""

from dataclasses import dataclass

MISSING = "ontbreekt"


@dataclass(frozen=True)
class Test:
    """What one question must have: at least `least` and at most `most` of `answers`; `negated` turns it round."""

    key: str
    answers: tuple[str, ...]
    least: int = 1
    most: int = 1_000
    negated: bool = False

    def holds(self, facts, missing):
        if self.key == MISSING:
            return any(missing.get(question) for question in self.answers)
        count = len(set(facts.get(self.key, ())) & set(self.answers))
        return (self.least <= count <= self.most) is not self.negated


@dataclass(frozen=True)
class Condition:
    """Holds when every test of one of the alternatives does."""

    alternatives: tuple[tuple[Test, ...], ...]

    def holds(self, facts, missing=None):
        """`facts` gives the answers on the path by question, point or extra; `missing` what a checklist lacks."""
        return any(all(test.holds(facts, missing or {}) for test in tests) for tests in self.alternatives)

    @property
    def tests(self):
        return [test for tests in self.alternatives for test in tests]


def holds(condition, facts, missing=None):
    """As `Condition.holds`; no condition always holds."""
    return condition is None or condition.holds(facts, missing)


def read_condition(value):
    """The condition of `als`; its form was checked by the schema."""
    if value is None:
        return None
    alternatives = value if isinstance(value, list) else [value]
    return Condition(tuple(tuple(_test(key, asked) for key, asked in one.items()) for one in alternatives))


def _test(key, asked):
    if not isinstance(asked, dict):
        return Test(key, _answers(asked))
    if "niet" in asked:
        return Test(key, _answers(asked["niet"]), negated=True)
    if "precies" in asked:
        return Test(key, _answers(asked["van"]), least=asked["precies"], most=asked["precies"])
    return Test(key, _answers(asked["van"]), least=asked["minstens"])


def _answers(value):
    return tuple(value) if isinstance(value, list) else (value,)
