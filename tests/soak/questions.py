"""A visitor with a question for a desk: the check page, and the button on it."""

import random
import re
from concurrent.futures import ThreadPoolExecutor

from tests.soak.browser import form_in

ADDRESSES = {
    "juridisch": "privacy@vng.nl",
    "informatiebeveiliging": "info@IBDgemeenten.nl",
    "onbekend": "privacy@vng.nl",
}
PAGE = "/contact/controleren/"
MARKER = re.compile(r"merk-[a-z]{18}")


def ask(browser, mark, clicks=1):
    """Check, send, and press again when nothing comes back; returns the subject. Raises Fault, GaveUp."""
    subject = random.choice(list(ADDRESSES))
    checked = browser.insist(browser.send, PAGE, list(typed(subject, mark).items()), expected=(200,))
    fields = form_in(checked, "token").filled(send="1")

    def press():
        return browser.insist(browser.send, PAGE, fields, expected=(303,))

    at_once(press, clicks)
    browser.ledger.keep("question", mark, subject=subject)
    return subject


def at_once(press, clicks):
    """The answers to who clicks twice."""
    if clicks == 1:
        return [press()]
    with ThreadPoolExecutor(clicks) as fingers:
        return [job.result() for job in [fingers.submit(press) for _ in range(clicks)]]


def typed(subject="onbekend", mark="een proef"):
    return {
        "subject": subject,
        "question": f"Hoort deze vraag in de database én bij het loket? {mark}",
        "name": "Bezoeker Proef",
        "email": f"{mark}@gemeente-voorbeeld.example".replace(" ", "-"),
        "organisation": "gemeente Utrecht",
    }
