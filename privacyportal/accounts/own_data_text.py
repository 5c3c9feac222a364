"""One's own data as a text that people read: in Dutch, with yes and no, and the time of the Netherlands."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as date_format

READ_ME = "Dit zijn uw gegevens van Privacy voor gemeenten, op {moment}.\n\n"
WORDS = {  # the names that programs know, in `gegevens.json`
    "accepted_rules": "huisregels aanvaard, versie",
    "action_time": "wanneer",
    "addresses": "e-mailadressen",
    "admin_log": "wat u deed in het beheer",
    "approved_at": "toegelaten op",
    "asked_at": "gevraagd op",
    "blocked_at": "geblokkeerd op",
    "blocked_reason": "reden van de blokkade",
    "body": "tekst",
    "change_message": "wat u deed",
    "chosen_at": "gekozen op",
    "confirmed_at": "adres bevestigd op",
    "content": "ingevuld",
    "created": "gemaakt op",
    "created_at": "gemaakt op",
    "date_joined": "gekoppeld op",
    "done_at": "gedaan op",
    "email": "e-mailadres",
    "erase_on": "wordt gewist op",
    "explanation": "toelichting",
    "granted_at": "gegeven op",
    "groups": "groepen",
    "handled_at": "afgehandeld op",
    "identity_providers": "inloggen via een ander",
    "invited_by": "uitgenodigd door",
    "is_answered_at_once": "antwoorden op eigen vragen direct mailen",
    "is_email_listed": "e-mailadres in de ledenlijst",
    "bounced_at": "e-mail kwam niet aan op",
    "is_listed": "in de ledenlijst",
    "is_organisation_listed": "organisatie in de ledenlijst",
    "is_role_listed": "rol in de ledenlijst",
    "joined_at": "aangemeld op",
    "last_login": "laatst ingelogd op",
    "last_used_at": "laatst gebruikt op",
    "last_used_on": "laatst gebruikt op",
    "made_at": "gemaakt op",
    "mail_rhythm": "hoe vaak e-mail",
    "mails": "e-mails van het portaal aan u",
    "model__slug": "model",
    "name": "naam",
    "object_repr": "waaraan",
    "organisation": "organisatie",
    "organisation_typed": "organisatie die u typte",
    "outcome": "besluit",
    "own_role": "eigen rol",
    "product": "kennisproduct",
    "profile": "profiel",
    "question__reference": "vraag",
    "reason": "reden",
    "reference": "nummer",
    "refusal_reason": "reden van de weigering",
    "refused_at": "geweigerd op",
    "reported_at": "gemeld op",
    "role": "rol",
    "roles": "rollen",
    "said_at": "gezegd op",
    "saved_at": "bewaard op",
    "second_factor": "tweede stap bij het inloggen",
    "sign_in_places": "vanwaar u inlogde",
    "size": "grootte in bytes",
    "status": "stand",
    "subject": "onderwerp",
    "text": "tekst",
    "title": "titel",
    "type": "soort",
    "updated_at": "gewijzigd op",
    "verified": "bevestigd",
    "warned_at": "gewaarschuwd op",
}
CODES = {
    "mail_rhythm": {"direct": "direct", "daily": "elke dag", "weekly": "elke week", "never": "nooit"},
    "status": {
        "open": "open",
        "answered": "beantwoord",
        "spam": "opzij gezet",
        **dict(enumerate(["verstuurd", "mislukt", "staat klaar", "wacht op een nieuwe poging"])),  # of a mail
    },
}


def as_text(known):
    """What the parts hold of a person, one fact per line; nothing is left out."""
    return READ_ME.format(moment=_moment(timezone.now())) + "\n".join(_lines(known))


def _lines(value, indent=""):
    pairs = value.items() if isinstance(value, dict) else enumerate(value, start=1)
    for name, inner in pairs:
        label = WORDS.get(name, str(name).replace("_", " "))
        if isinstance(inner, dict | list):
            yield f"{indent}{label}:" if inner else f"{indent}{label}: -"
            yield from _lines(inner, indent + "  ")
        else:
            yield f"{indent}{label}: {_readable(name, inner)}"


def _readable(name, value):
    if value is None or value == "":
        return "-"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date):
        return date_format(value, "j F Y")
    return CODES.get(name, {}).get(value, value)


def _moment(moment):
    return date_format(timezone.localtime(moment), "j F Y, H.i \\u\\u\\r")
