"""What we tell of one product: the columns of the open data, under the names of JSON and with what hangs together."""

from django.urls import reverse

from ..open_data import values_of


def own_address(product, absolute):
    return absolute(reverse("api:product", args=[product.slug]))


def camel_case(name):
    """`laatst_gecontroleerd` is `laatstGecontroleerd`."""
    first, *others = name.split("_")
    return first + "".join(part.capitalize() for part in others)


def short(product, absolute):
    """A product in a list; what is not known is null."""
    values = values_of(product, absolute).items()
    columns = {camel_case(name): None if value == "" else value for name, value in values}
    return {"kenmerk": product.slug, "zelf": own_address(product, absolute), **columns}


def whole(product, absolute):
    """A product by itself, with its files and with what changed in it."""
    successor = product.successor
    return {
        **short(product, absolute),
        "vervangenDoor": own_address(successor, absolute) if successor else None,
        "bestanden": [
            file_row(file, absolute) for file in product.files.all() if not file.is_old and file.is_available
        ],
        "wijzigingen": [change_row(change) for change in product.changes.public()[:50]],
    }


def file_row(file, absolute):
    return {
        "titel": file.title,
        "omschrijving": file.description or None,
        "adres": absolute(file.get_absolute_url()),
        "mediatype": file.content_type,
        "grootte": file.size,
        "taal": file.language,
        "toegankelijk": file.get_accessible_display(),
    }


def change_row(change):
    return {"versie": change.version, "gewijzigdOp": change.changed_at, "omschrijving": change.summary}


def publisher_row(publisher):
    website = publisher.website or None
    return {"kenmerk": publisher.slug, "naam": publisher.name, "korteNaam": publisher.abbreviation, "website": website}


def theme_row(theme):
    return {"kenmerk": theme.slug, "naam": theme.name, "uitleg": theme.description or None}
