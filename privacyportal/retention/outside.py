"""What the operator keeps beside the portal: logs, back-ups and mailboxes. The terms come from the settings."""

from django.conf import settings
from django.utils.functional import lazy

from .rule import Rule


def _term(name):
    """The operator's term; as long as nobody confirmed it, it says that it is a wish."""
    word = settings.OPERATOR[name]
    return word if word.is_confirmed else f"{word} (ons streven)"


term = lazy(_term, str)
MAILBOX = {"outside": "the mailboxes of the operator", "period": term("mailbox_period")}
OUTSIDE = [
    Rule(
        subject="Beveiligingslogboek van de website en de server",
        outside="the log of the server",
        period=term("log_period"),
        starts="Bij elke regel in het logboek",
        reason="Om fouten, aanvallen en misbruik te vinden",
    ),
    Rule(
        subject="Back-up",
        outside="the back-up of the server",
        period=term("backup_period"),
        starts="Als wij de back-up maken",
        reason="Om de website na een storing te herstellen",
    ),
    Rule(
        subject="Uw vraag in de mailbox van het loket",
        starts="Als het loket uw vraag heeft beantwoord",
        reason="Om op een vervolgvraag te reageren",
        **MAILBOX,
    ),
    Rule(
        subject="Verzoeken en klachten over uw gegevens, en ons antwoord",
        starts="Als wij het verzoek of de klacht hebben afgehandeld",
        reason="Om te laten zien dat wij ons aan de wet hielden",
        **MAILBOX,
    ),
    Rule(
        subject="Meldingen van zwakke plekken",
        starts="Als de zwakke plek is hersteld",
        reason="Om u antwoord te geven en van de melding te leren",
        **MAILBOX,
    ),
    Rule(
        subject="Post aan de FG",
        starts="Als de FG uw bericht heeft afgehandeld",
        reason="Om uw vraag of klacht te beantwoorden. Alleen de FG leest deze post",
        **MAILBOX,
    ),
]
