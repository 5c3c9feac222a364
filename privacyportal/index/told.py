"""Who wants to hear that editors changed a fixed answer: an app above this one adds what to call without anything."""

FIXED_ANSWER_CHANGED = []


def tell_fixed_answer():
    for call in FIXED_ANSWER_CHANGED:
        call()
