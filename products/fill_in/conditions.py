"""Conditions of the YAML (`als`): `{datalek_uren: {boven: 48}}`, `{risicos: {rijen: 5}}`, a list for "or".

What is not filled in makes every test false, but for `leeg`.
"""

from dataclasses import dataclass
from datetime import timedelta

FILLED, EMPTY = "ingevuld", "leeg"
COMPARED = ("na", "voor", "gelijk")  # with the name of another field


@dataclass(frozen=True)
class Test:
    """`asked` has the words of the YAML; `rows` the condition that is asked of each row of a group."""

    name: str
    asked: dict
    rows: "Condition | None" = None

    def holds(self, facts):
        kind = next(iter(self.asked))
        return TESTS[kind](facts, self)

    @property
    def value(self):
        return next(iter(self.asked.values()))


@dataclass(frozen=True)
class Condition:
    """Holds when every test of one of the alternatives does."""

    alternatives: tuple[tuple[Test, ...], ...]

    def holds(self, facts):
        """`facts` answers for the names: facts.Facts."""
        return any(all(test.holds(facts) for test in tests) for tests in self.alternatives)

    @property
    def tests(self):
        return [test for tests in self.alternatives for test in tests]


def holds(condition, facts):
    """As `Condition.holds`; no condition always holds."""
    return condition is None or condition.holds(facts)


def read_condition(value):
    """The condition of `als`; its form was checked by the schema."""
    if value is None:
        return None
    alternatives = value if isinstance(value, list) else [value]
    return Condition(tuple(tuple(_test(name, asked) for name, asked in one.items()) for one in alternatives))


def _test(name, asked):
    if asked in (FILLED, EMPTY):
        return Test(name, {asked: True})
    if not isinstance(asked, dict):
        return Test(name, {"is": _answers(asked)})
    if "niet" in asked:
        return Test(name, {"niet": _answers(asked["niet"])})
    if "bevat" in asked or "mist" in asked:
        kind = "bevat" if "bevat" in asked else "mist"
        return Test(name, {kind: _answers(asked[kind])})
    if "elke" in asked or "rijen" in asked:
        first = {"elke": True} if "elke" in asked else {"rijen": asked["rijen"]}
        return Test(name, first, rows=read_condition(asked.get("elke") or asked.get("waar")))
    return Test(name, asked)


def _answers(value):
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def _is(facts, test):
    return bool(set(facts.ids(test.name)) & set(test.value))


def _is_not(facts, test):
    return facts.is_filled(test.name) and not _is(facts, test)


def _number(is_so):
    def compared(facts, test):
        number = facts.number(test.name)
        return number is not None and is_so(number, test.value)

    return compared


def _moment(is_so):
    """With `uren` or `dagen`: that much later, or earlier."""

    def compared(facts, test):
        one, other = facts.moment(test.name), facts.moment(test.value)
        space = timedelta(hours=test.asked.get("uren", 0), days=test.asked.get("dagen", 0))
        return one is not None and other is not None and is_so(one, other, space)

    return compared


def _contains(facts, test):
    words = facts.words_in(test.name)
    return any(f" {word.casefold()} " in words for word in test.value)


def _length(is_so):
    def compared(facts, test):
        return facts.is_filled(test.name) and is_so(len(facts.text(test.name)), test.value)

    return compared


def _equals(facts, test):
    one, other = facts.text(test.name).strip().casefold(), facts.text(test.value).strip().casefold()
    return bool(one) and one == other


def _rows(facts, test):
    return len([row for row in facts.rows(test.name) if holds(test.rows, row)]) >= test.value


def _every(facts, test):
    return all(holds(test.rows, row) for row in facts.rows(test.name))


TESTS = {
    FILLED: lambda facts, test: facts.is_filled(test.name),
    EMPTY: lambda facts, test: not facts.is_filled(test.name),
    "is": _is,
    "niet": _is_not,
    "boven": _number(lambda one, bound: one > bound),
    "onder": _number(lambda one, bound: one < bound),
    "na": _moment(lambda one, other, space: one > other + space),
    "voor": _moment(lambda one, other, space: one < other - space),
    "bevat": _contains,
    "mist": lambda facts, test: facts.is_filled(test.name) and not _contains(facts, test),
    "korter": _length(lambda one, bound: one < bound),
    "langer": _length(lambda one, bound: one > bound),
    "gelijk": _equals,
    "minder": lambda facts, test: 0 < len(facts.ids(test.name)) < test.value,
    "rijen": _rows,
    "elke": _every,
}
