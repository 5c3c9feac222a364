"""A product as a row for other programs: the name of each column, and what stands in it."""

from operator import attrgetter, methodcaller

from .two_things import origin_sentence

COLUMNS = {
    "titel": attrgetter("title"),
    "adres": methodcaller("get_absolute_url"),
    "organisatie": attrgetter("publisher.name"),
    "soort": methodcaller("get_kind_display"),
    "status": attrgetter("status_label"),
    "versie": attrgetter("version"),
    "versiedatum": attrgetter("version_on"),
    "laatst_gecontroleerd": attrgetter("checked_on"),
    "onderwerpen": lambda product: [theme.name for theme in product.themes.all()],
    "geschreven_onder": lambda product: [law.term for law in product.written_under.all()],
    "samenvatting": attrgetter("summary"),
    "licentie": attrgetter("licence"),  # of the text on the page; that of the document stands apart
    "document_titel": attrgetter("original_title"),
    "document_uitgever": attrgetter("original_publisher"),
    "document_versie": attrgetter("original_version"),
    "document_datum": attrgetter("original_on"),
    "document_adres": attrgetter("original_url"),
    "document_licentie": attrgetter("original_licence"),
    "document_verouderd": attrgetter("outdated_note"),
    "tekst_geschreven_op": attrgetter("explained_on"),
    "tekst_gewijzigd_op": attrgetter("text_changed_on"),
    "tekst_herkomst": origin_sentence,
    "gecontroleerd_als": attrgetter("checked_as"),
    "gecontroleerde_versie": attrgetter("checked_version"),
    "gewijzigd_na_controle": lambda product: "ja" if product.is_changed_since_check else "nee",
}


def row_of(product, absolute):
    """By column what it says of this product; `absolute` turns a path into an address."""
    row = {name: value(product) for name, value in COLUMNS.items()}
    return row | {"adres": absolute(row["adres"])}
