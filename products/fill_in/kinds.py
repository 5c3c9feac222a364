"""The kinds of fields: how what was typed in them is read, shown and looked at."""

import re
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.dateformat import format as date_format

DATE, MOMENT, MONTH, LONG = "datum", "datumtijd", "maand", "lang"
ISO_MINUTE = "%Y-%m-%dT%H:%M"
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
WHOLE = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,15}")
MONEY = re.compile(r"(?:€\s?)?(?:\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(?:\d{2}|-{1,2}))?")
PHONE = re.compile(r"(?:\+31|0)\d{9}|14\d{3,5}|0(?:800|900)\d{4,7}|112")
POSTCODE = re.compile(r"[1-9][0-9]{3} ?[A-Z]{2}", re.IGNORECASE)
SENTENCES = {
    "getal": "Dit is geen heel getal.",
    "bedrag": "Dit is geen bedrag in euro, zoals 1.000.000 of 250,50.",
    "e-mail": "Dit is geen e-mailadres.",
    "telefoon": "Dit is geen telefoonnummer: wij verwachten tien cijfers, +31 of een 14-nummer.",
    "link": "Een link begint met https://.",
    "kvk": "Een KvK-nummer heeft acht cijfers.",
    "postcode": "Een postcode is zoals 1234 AB.",
}


def shown(field, typed):
    """What a reader sees of what was typed in a Field; "" when nothing was."""
    if field.has_choices:
        ids = typed if isinstance(typed, tuple) else (typed,)
        return in_words([choice.text for choice in field.choices if choice.id in ids])
    if field.kind in (DATE, MOMENT):
        return moment_in_words(typed)
    return typed


def in_a_sentence(name):
    """A label or title in the middle of a sentence: "Naam" is "naam", "KvK-nummer" and "DPIA" stay as they are."""
    word = name.partition(" ")[0]
    return name if any(letter.isupper() for letter in word[1:]) else f"{name[:1].lower()}{name[1:]}"


def in_words(texts):
    """ "a, b en c"."""
    *first, last = texts or [""]
    return f"{', '.join(first)} en {last}" if first else last


def moment_in_words(text):
    """A day or a moment as it is kept ("2026-10-01", "2026-10-01T16:30"), in words; else as it is."""
    moment = moment_of(text)
    if moment is None:
        return text
    return date_format(moment, "j F Y, H.i" if "T" in text else "j F Y") + (" uur" if "T" in text else "")


def moment_of(text):
    """The local moment of a day or a moment as it is kept, or of "vandaag" or "nu"; None for anything else."""
    if text == "vandaag":
        return datetime.combine(timezone.localdate(), time())
    if text == "nu":
        return timezone.localtime().replace(tzinfo=None)
    try:
        return (
            datetime.strptime(text, ISO_MINUTE) if "T" in text else datetime.combine(date.fromisoformat(text), time())
        )
    except (TypeError, ValueError):
        return None


def number_of(text):
    """The whole number that was typed ("1.000.000" too), or None."""
    typed = text.strip() if isinstance(text, str) else ""
    return int(typed.replace(".", "")) if WHOLE.fullmatch(typed) else None


def misfit(field, typed):
    """The sentence that says why this does not look like what the kind of field asks; "" when it does, or is empty."""
    looks_right = LOOKS.get(field.kind)
    return SENTENCES[field.kind] if typed and looks_right and not looks_right(typed.strip()) else ""


def _is_email(typed):
    try:
        validate_email(typed)
    except ValidationError:
        return False
    return True


LOOKS = {
    "getal": lambda typed: number_of(typed) is not None,
    "bedrag": MONEY.fullmatch,
    "e-mail": _is_email,
    "telefoon": lambda typed: PHONE.fullmatch(re.sub(r"[\s()-]", "", typed)),
    "link": lambda typed: re.fullmatch(r"https://\S+", typed),
    "kvk": lambda typed: re.fullmatch(r"\d{8}", typed.replace(" ", "")),
    "postcode": POSTCODE.fullmatch,
}
KINDS = ("tekst", LONG, *LOOKS, DATE, MOMENT, MONTH, "keuze", "meerkeuze", "ja-nee", "ja-nee-weet-niet")
