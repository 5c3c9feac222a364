"""Signs of a machine. A suspect is kept for a look by the desk, and never thrown away."""

import re

HASTE = 2  # seconds between opening the form and sending it; nobody reads, writes and checks in that time
MANY_LINKS = 6

LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def suspicion(*, trap, seconds_open, text):
    """Why this question may be spam, in words for the desk; empty when nothing is odd."""
    if trap:
        return "Het veld dat mensen niet zien, was ingevuld."
    if seconds_open < HASTE:
        return "Het formulier was sneller verstuurd dan een mens kan typen."
    if len(LINK.findall(text)) > MANY_LINKS:
        return f"Er staan meer dan {MANY_LINKS} links in de vraag."
    return ""
