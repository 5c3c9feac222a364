"""Whether a question is about a data breach, by its words: then 72 hours count, and not the time of a desk."""

import re

ABOUT = re.compile(
    r"""\b(?:
        data-?\ ?lek\w* | gelekt | uitgelekt | gehackt\w* | hack | ransomware | gijzelsoftware | phishing
        | onbevoegd\w*\ (?:inzage|toegang|gelezen)
        | (?:laptop|telefoon|usb\S*|tas|dossier)\b.{0,40}\b(?:gestolen|kwijt|verloren)
        | (?:gestolen|verloren)\b.{0,40}\b(?:laptop|telefoon|usb\S*|dossier)
        | verkeerde?\b.{0,60}\b(?:gestuurd|verstuurd|verzonden|gemaild|ontvang\w*|bezorgd|terechtgekomen)
        | (?:gestuurd|verstuurd|verzonden|gemaild)\b.{0,60}\bverkeerde?
    )\b""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
HOURS = 72


def is_about_a_breach(text):
    return bool(ABOUT.search(text))
