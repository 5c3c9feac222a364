"""Which of the given answers still fit, after one of them was changed."""


def misfits(definition, given, decision):
    """The questions whose answer counts no longer: off the path and not to come, or no longer to be chosen."""
    ahead = definition.reachable(decision.open.id) if decision.open else set()
    answered = [question for question in definition.questions.values() if _is_answered(question, given)]
    off_path = [question for question in answered if not decision.is_on_path(question)]
    return [
        question for question in off_path if question.id not in ahead or _cannot_be_chosen(question, given, decision)
    ]


def idle(given, decision):
    """The questions beside which something was filled in that their own answer does not ask for."""
    asked = [step.question for step in decision.steps]
    return [question for question in asked if any(_is_idle(extra, given, decision) for extra in question.extras)]


def fitting(definition, given, decision):
    """The answers that go along to the next page."""
    dropped = {key for question in misfits(definition, given, decision) for key in question.all_keys}
    dropped |= {extra.key for question in idle(given, decision) for extra in question.extras}
    return {key: values for key, values in given.values.items() if key not in dropped}


def _cannot_be_chosen(question, given, decision):
    """The open question has an answer that these other answers do not allow; half a list is only half answered."""
    return question is decision.open and question.kind != "lijst" and question.key in given.values


def _is_answered(question, given):
    return any(key in given.values for key in question.all_keys)


def _is_idle(extra, given, decision):
    return extra.key in given.values and extra.id not in decision.facts
