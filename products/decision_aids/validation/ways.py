"""The ways through an aid: each ends, none goes round, and everything stands on one."""

from products.definitions.faults import Fault
from products.definitions.places import named

from ..conditions import MISSING
from ..questions import END


class Ways:
    """Which steps may follow which, whatever is answered."""

    def __init__(self, definition):
        self.definition = definition
        self.next = {id: definition.next_steps(question) for id, question in definition.questions.items()}
        self.next[END] = [rule.to for rule in definition.decision]
        self.after = {id: self._after(id) for id in definition.questions}
        self.reached = {definition.first, *self.after[definition.first]}
        self.owner = {}  # the question on whose page a point or an extra field stands
        for question in definition.questions.values():
            self.owner |= {part.id: question.id for part in [question, *question.points, *question.extras]}

    def _after(self, start):
        found, waiting = set(), list(self.next[start])
        while waiting:
            at = waiting.pop()
            if at not in found:
                found.add(at)
                waiting += self.next.get(at, ())
        return found

    def asked(self, tests):
        """The questions that these tests ask about."""
        names = [name for test in tests for name in (test.answers if test.key == MISSING else [test.key])]
        return {self.owner[name] for name in names}

    def can_meet(self, tests, at=None):
        """Whether one way asks all that these tests are about and then comes to `at`."""
        questions = self.asked(tests)
        meets = all(one == other or self._joined(one, other) for one in questions for other in questions)
        return meets and (at is None or all(at in self.after[one] for one in questions))

    def _joined(self, one, other):
        return one in self.after[other] or other in self.after[one]


def way_faults(definition, source):
    """What never comes, what never ends, and conditions that can never hold."""
    ways, paths = Ways(definition), {id: path for path, id in named(source.content, "vragen")}
    yield from _dead_ends(definition, source, paths)
    yield from _rounds(ways, source, paths)
    yield from _never_reached(ways, source, paths)
    yield from _too_early(ways, source, paths)
    yield from _never_shown(ways, source)


def _dead_ends(definition, source, paths):
    """Each list of rules ends with one that always holds, and nothing stands after that one."""
    for question in definition.questions.values():
        path = paths[question.id]
        for number, choice in enumerate(question.choices):
            place = (*path, "antwoorden", number)
            yield from _unending([*choice.rules, *question.rules], source, place)
            yield from _after_the_last(choice.rules, source, (*place, "naar"))
        if question.kind == "lijst":
            yield from _unending(question.rules, source, path)
        yield from _after_the_last(question.rules, source, (*path, "regels"))
    if definition.decision or any(END in definition.next_steps(one) for one in definition.questions.values()):
        yield from _unending(definition.decision, source, ("beslissing",))
        yield from _after_the_last(definition.decision, source, ("beslissing",))


def _unending(rules, source, path):
    if not rules:
        yield Fault(source.line_of(path), "Dit leidt nergens heen. Zet er bij ‘naar’ de volgende stap.")
    elif all(rule.condition for rule in rules):
        yield Fault(source.line_of(path), "Zet als laatste een regel zonder ‘als’. Anders eindigt deze weg niet.")


def _after_the_last(rules, source, path):
    for number, rule in enumerate(rules[:-1]):
        if not rule.condition:
            yield Fault(
                source.line_of((*path, number + 1)), "Deze regel komt nooit aan de beurt: de vorige geldt altijd."
            )
            return


def _rounds(ways, source, paths):
    for id in ways.definition.questions:
        if id in ways.after[id]:
            back = next(step for step in ways.next[id] if step == id or id in ways.after.get(step, ()))
            yield Fault(
                source.line_of(paths[id]), f"Van {id} komt u via {back} weer bij {id}. Zo komt er geen einde aan."
            )


def _never_reached(ways, source, paths):
    for id, path in paths.items():
        if id not in ways.reached:
            yield Fault(source.line_of(path), f"De vraag {id} wordt nooit gesteld: geen antwoord leidt erheen.")
    for path, id in named(source.content, "uitkomsten"):
        if id not in ways.reached:
            yield Fault(source.line_of(path), f"De uitkomst {id} kan niemand krijgen: geen antwoord leidt erheen.")


def _too_early(ways, source, paths):
    """A condition on a page can only look at what was answered before."""
    for question in ways.definition.questions.values():
        path = paths[question.id]
        for number, choice in enumerate(question.choices):
            place = (*path, "antwoorden", number)
            yield from _not_yet(ways, choice.only_if, question, source, (*place, "alleen_als"), own=False)
            for rule in choice.rules:
                yield from _not_yet(ways, rule.condition, question, source, (*place, "naar"))
        for number, rule in enumerate(question.rules):
            yield from _not_yet(ways, rule.condition, question, source, (*path, "regels", number))


def _not_yet(ways, condition, question, source, path, own=True):
    for one in ways.asked(condition.tests) if condition else ():
        is_own = own and one == question.id
        if not is_own and question.id not in ways.after[one]:
            yield Fault(source.line_of(path), f"Hier is {one} nog niet gevraagd. Deze voorwaarde kan dus niet kloppen.")


def _never_shown(ways, source):
    """A reason, a flag or a rule of the decision that no way can meet."""
    definition = ways.definition
    for name, remarks in (("redenen", definition.reasons), ("vlaggen", definition.flags)):
        for number, remark in enumerate(remarks):
            if not _can_hold(ways, remark.condition, remark.outcomes):
                yield Fault(source.line_of((name, number)), f"‘{remark.id}’ kan nooit verschijnen bij deze uitkomsten.")
    for path, id in named(source.content, "uitkomsten"):
        pieces = [piece for one in definition.outcomes[id].models for line in one.fields.values() for piece in line]
        if not all(_can_hold(ways, piece.condition, [id]) for piece in pieces if piece.condition):
            yield Fault(source.line_of((*path, "modellen")), f"Een ‘als’ bij {id} kan bij die uitkomst nooit kloppen.")
    for number, rule in enumerate(definition.decision):
        if rule.condition and not _can_hold(ways, rule.condition, [END]):
            yield Fault(
                source.line_of(("beslissing", number)), "Deze regel kan nooit kloppen: geen weg komt hierlangs."
            )


def _can_hold(ways, condition, outcomes):
    return any(ways.can_meet(tests, outcome) for tests in condition.alternatives for outcome in (outcomes or [None]))
