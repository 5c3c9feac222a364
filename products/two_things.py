"""What a page tells of the two things it is: the official document, and our own words about it.

The page, the downloads, the feeds and the search engines all say it in these words.
"""

from typing import NamedTuple

from django.utils.dateformat import format as date_format

OWN = "privacyportaal"  # the publisher of what we wrote about no document
UNKNOWN = "onbekend"
NEVER = "Nog niet gecontroleerd door een eindredacteur"
START_TEXT = "Begintekst van de makers van deze website, geschreven met hulp van AI"
UNJUDGED = "Een eindredacteur heeft de tekst nog niet beoordeeld."


class Fact(NamedTuple):
    label: str
    value: str
    url: str = ""  # where the value leads
    before: str = ""  # what goes before the link


def document_facts(product):
    """What we know of the official document; nothing when the page is about none."""
    if not product.original_title:
        return []
    return [
        Fact("Titel", product.original_title),
        Fact("Uitgever", product.original_publisher or UNKNOWN),
        Fact("Versie", product.original_version or UNKNOWN),
        Fact("Datum", day(product.original_on) or UNKNOWN),
        Fact("Geschreven onder", product.original_law or UNKNOWN),
        _where(product),
        Fact("Licentie", product.original_licence or UNKNOWN),
    ]


def text_facts(product):
    """When our words were written and changed, and who looked whether they are right."""
    facts = [
        Fact("Organisatie", "" if product.original_title else product.publisher.name),
        Fact("Geschreven op", day(product.explained_on)),
        Fact("Geschreven door", f"{START_TEXT}." if product.is_start_text else ""),
        Fact("Gewijzigd op", day(product.text_changed_on)),
        Fact("Versie", f"{product.version}, {day(product.version_on)}"),
        Fact("Gecontroleerd", f"{check_sentence(product)}."),
        Fact("Licentie", f"{product.licence}, van deze website" if product.licence else ""),
    ]
    return [fact for fact in facts if fact.value]


def check_sentence(product):
    """`Gecontroleerd op 3 maart 2027 door een eindredacteur (versie 1.1), daarna gewijzigd`, or that nobody did."""
    if not product.checked_on:
        return NEVER
    which = f" (versie {product.checked_version})" if product.checked_version else ""
    later = ", daarna gewijzigd" if product.is_changed_since_check else ""
    return f"Gecontroleerd op {day(product.checked_on)} door een {product.checked_as}{which}{later}"


def check_note(product):
    """The same in a few words, for a list."""
    if not product.checked_on:
        return "begintekst, nog niet gecontroleerd" if product.is_start_text else "nog niet gecontroleerd"
    later = ", daarna gewijzigd" if product.is_changed_since_check else ""
    return f"gecontroleerd {day(product.checked_on)}{later}"


def origin_sentence(product):
    """Who wrote the words and how, as long as nobody signed for them; nothing afterwards."""
    written = f" op {day(product.explained_on)}" if product.explained_on else ""
    return f"{START_TEXT}{written}. {UNJUDGED}" if product.is_start_text else ""


def byline(product):
    """`Uitleg bij een handreiking van de VNG`, `Handreiking van de VNG` or `Kennispagina van dit portaal`."""
    kind = product.get_kind_display()
    whose = "dit portaal" if product.publisher.slug == OWN else f"de {product.publisher.abbreviation}"
    return f"Uitleg bij een {kind.lower()} van {whose}" if product.original_title else f"{kind} van {whose}"


def document_warnings(product):
    """Why the document is old and what holds today, as `(what is wrong, what now)`; our words are from another day."""
    if product.outdated_note:
        return [("Het oorspronkelijke document is verouderd.", product.outdated_note)]
    subject = "Het oorspronkelijke document" if product.original_title else "Deze tekst"
    return [(f"{subject} {law.predicate}.", law.today) for law in product.law_notes]


def text_day(product):
    """`Deze uitleg is van 23 november 2026.`: what a warning about the document does not speak of."""
    since = day(product.standing_on)
    return f"Deze uitleg is van {since}." if since and product.original_title else ""


def day(value):
    return date_format(value, "j F Y") if value else ""


def _where(product):
    website, whose = product.publisher.website, product.publisher.abbreviation
    if product.original_url:
        return Fact("Adres", product.original_url, product.original_url)
    if website:
        return Fact("Adres", f"de website van de {whose}", website, before=f"{UNKNOWN}; zoek het op ")
    return Fact("Adres", UNKNOWN)
