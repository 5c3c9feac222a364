"""Questions as visitors type them, and the three requests that send one."""

import re
import secrets
import time

from django.core import signing

from privacyportal.contact.tokens import FORM

TYPED = {
    "subject": "juridisch",
    "question": "Mag het wijkteam gegevens delen met de woningcorporatie?",
    "name": "Anna de Vries",
    "email": "anna@gemeente-voorbeeld.example",
    "organisation": "gemeente Utrecht",
}


def form_token(seconds_ago=60):
    """A token of a form that was opened so long ago; signed now, so that it has not expired."""
    return signing.dumps({"id": secrets.token_urlsafe(12), "at": time.time() - seconds_ago}, salt=FORM)


def check_question(client, **typed):
    """Post the form to its check page."""
    return client.post("/contact/controleren/", {**TYPED, "token": form_token(), **typed})


def send_question(client, **typed):
    """Post the check page's button; returns the thanks page."""
    return client.post("/contact/controleren/", {**TYPED, "token": form_token(), "send": "1", **typed}, follow=True)


def hidden_fields(page):
    """What the check page sends along, as a browser would."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?', page))
