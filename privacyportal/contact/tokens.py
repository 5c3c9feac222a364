"""What a guest's check page carries instead of a cookie, and what the thanks page is told; both signed."""

import hashlib
import secrets
import time
from dataclasses import dataclass

from django.core import signing

from privacyportal.core.attempts import note_token

FORM, RECEIPT = "contact.form", "contact.receipt"
FORM_AGE = 24 * 3600  # seconds; an older page is shown once more, with all its text
RECEIPT_AGE = 3600  # seconds


@dataclass(frozen=True)
class FormToken:
    """One check of a question: `id` makes sending twice one question, `opened_at` (seconds) shows haste."""

    id: str
    opened_at: float
    signed: str

    @property
    def seconds_open(self):
        return time.time() - self.opened_at

    def key(self, *texts):
        """The same for the same texts of the same form; another for a question that was changed and sent again."""
        return hashlib.sha256("\0".join([self.id, *texts]).encode()).hexdigest()


def new_token():
    facts = {"id": secrets.token_urlsafe(12), "at": round(time.time(), 3)}
    return FormToken(facts["id"], facts["at"], signing.dumps(facts, salt=FORM))


def read_token(signed):
    """The token in `signed`, or None when it is not ours or too old."""
    try:
        facts = signing.loads(signed, salt=FORM, max_age=FORM_AGE)
    except signing.BadSignature as error:
        note_token("contact form", signed, error)
        return None
    return FormToken(facts["id"], facts["at"], signed)


def sign_receipt(question):
    return signing.dumps(question.pk, salt=RECEIPT)


def read_receipt(signed):
    """The number of the question that was just sent, or None."""
    try:
        return signing.loads(signed, salt=RECEIPT, max_age=RECEIPT_AGE)
    except signing.BadSignature as error:
        note_token("receipt", signed, error)
        return None
