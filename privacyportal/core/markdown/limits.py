"""How much Markdown we accept, so that any accepted text is shown within two seconds."""

from django.core.exceptions import ValidationError

MAX_LENGTH = 200_000  # characters; a forum post has a stricter limit in its form
MAX_LINES = 20_000  # each line is tried against every kind of block
MAX_BRACKETS = 20_000  # each [ looks ahead for its ]


class TextTooLong(ValidationError):
    """More than we can show in time; the message tells the writer what to take out."""


def check_length(text: str) -> None:
    """Usable as validator of a field. Raises TextTooLong."""
    if len(text) > MAX_LENGTH:
        raise TextTooLong(f"Uw tekst is te lang: haal {len(text) - MAX_LENGTH} tekens weg.")
    if text.count("\n") > MAX_LINES:
        raise TextTooLong("Uw tekst heeft te veel regels. Haal lege en korte regels weg.")
    if text.count("[") > MAX_BRACKETS:
        raise TextTooLong("Uw tekst heeft te veel rechte haken. Haal er een aantal weg.")
