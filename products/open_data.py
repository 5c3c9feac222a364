"""A product as a row for other programs: the name of each column, what stands in it, and what that means.

The catalogue as JSON and CSV, `/api/v1/` and its description are all made of these columns.
"""

from collections.abc import Callable
from operator import attrgetter, methodcaller
from typing import NamedTuple

from .models import Product
from .two_things import origin_sentence

TEXT = {"type": "string"}
ADDRESS = {"type": "string", "format": "uri"}
TEXTS = {"type": "array", "items": TEXT}
YES_OR_NO = {"type": "boolean"}
MAYBE_TEXT = {**TEXT, "nullable": True}
MAYBE_ADDRESS = {**ADDRESS, "nullable": True}
MAYBE_DAY = {"type": "string", "format": "date", "nullable": True}


class Column(NamedTuple):
    read: Callable  # of a product
    meaning: str
    schema: dict = MAYBE_TEXT


COLUMNS = {
    "titel": Column(attrgetter("title"), "De titel van het kennisproduct.", TEXT),
    "adres": Column(methodcaller("get_absolute_url"), "De pagina met de tekst, voor mensen.", ADDRESS),
    "organisatie": Column(attrgetter("publisher.name"), "De organisatie van wie het kennisproduct is.", TEXT),
    "soort": Column(
        methodcaller("get_kind_display"), "Wat voor document het is.", {**TEXT, "enum": Product.Kind.labels}
    ),
    "status": Column(attrgetter("status_label"), "Het label op de website: of de tekst nu geldt.", TEXT),
    "versie": Column(attrgetter("version"), "De versie van de tekst op de pagina.", TEXT),
    "versiedatum": Column(attrgetter("version_on"), "De datum van die versie.", MAYBE_DAY),
    "laatst_gecontroleerd": Column(
        attrgetter("checked_on"), "Wanneer iemand voor de tekst tekende; leeg: nog niemand.", MAYBE_DAY
    ),
    "onderwerpen": Column(
        lambda product: [theme.name for theme in product.themes.all()], "Waar het kennisproduct over gaat.", TEXTS
    ),
    "geschreven_onder": Column(
        lambda product: [law.term for law in product.written_under.all()],
        "De wet of norm uit de tijd van het document.",
        TEXTS,
    ),
    "samenvatting": Column(attrgetter("summary"), "Waar het over gaat, in een of twee zinnen."),
    "licentie": Column(attrgetter("licence"), "De licentie van de tekst op de pagina, niet van het document."),
    "document_titel": Column(attrgetter("original_title"), "De titel van het officiële document; leeg: er is er geen."),
    "document_uitgever": Column(attrgetter("original_publisher"), "Wie het document uitgaf."),
    "document_versie": Column(attrgetter("original_version"), "De versie van het document."),
    "document_datum": Column(attrgetter("original_on"), "De datum van het document.", MAYBE_DAY),
    "document_adres": Column(attrgetter("original_url"), "Waar het document staat.", MAYBE_ADDRESS),
    "document_licentie": Column(attrgetter("original_licence"), "De licentie van het document."),
    "document_verouderd": Column(
        attrgetter("outdated_note"), "Waarom het document verouderd is; leeg: dat is het niet."
    ),
    "tekst_geschreven_op": Column(attrgetter("explained_on"), "Wanneer de tekst is geschreven.", MAYBE_DAY),
    "tekst_gewijzigd_op": Column(attrgetter("text_changed_on"), "Wanneer de tekst is gewijzigd.", MAYBE_DAY),
    "tekst_herkomst": Column(origin_sentence, "Van een begintekst: wie hem schreef, en hoe."),
    "gecontroleerd_als": Column(attrgetter("checked_as"), "De rol van wie voor de tekst tekende."),
    "gecontroleerde_versie": Column(attrgetter("checked_version"), "De versie waarvoor iemand tekende."),
    "gewijzigd_na_controle": Column(
        attrgetter("is_changed_since_check"), "Of de tekst is gewijzigd nadat iemand tekende.", YES_OR_NO
    ),
}


def values_of(product, absolute):
    """By column what it says of this product; `absolute` turns a path into an address."""
    values = {name: column.read(product) for name, column in COLUMNS.items()}
    return values | {"adres": absolute(values["adres"])}


def row_of(product, absolute):
    """The same in words, for a table."""
    return {name: _in_words(value) for name, value in values_of(product, absolute).items()}


def _in_words(value):
    return ("ja" if value else "nee") if isinstance(value, bool) else value
