"""Signs of a machine. A suspect is kept for a look by the desk, and never thrown away."""

import re

HASTE = 1  # second from the check page to sending it; a person may know her text, but not when there is a link in it
MANY_LINKS = 6

LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def suspicion(*, trap, seconds_open, text):
    """Why this question may be spam, in words for the desk; empty when nothing is odd."""
    if trap:
        return "Het veld dat mensen niet zien, was ingevuld."
    links = len(LINK.findall(text))
    if links and seconds_open < HASTE:
        return "Er staat een link in, en de vraag was sneller verstuurd dan een mens kan nakijken."
    if links > MANY_LINKS:
        return f"Er staan meer dan {MANY_LINKS} links in de vraag."
    return ""
