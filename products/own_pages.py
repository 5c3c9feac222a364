"""Do links to this website still lead somewhere? Answered from the database, without a request."""

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import Resolver404, resolve

from privacyportal.core.markdown import table_of_contents

from .models import FormerSlug, Product, ProductFile
from .querysets import is_published

NO_PAGE = "Deze pagina bestaat niet."


def is_internal(address):
    return address.startswith(("/", "#", f"{settings.SITE_URL}/"))


def lost_among(addresses, text):
    """Those of `addresses`, found in `text`, that are a place on this website which does not exist.

    However many there are, the database is asked once for each kind of page.
    """
    ours = {address for address in addresses if is_internal(address)}
    headings = {address for address in ours if address.startswith("#")}
    anchors = _anchors(text) if headings else ()
    return {address for address in headings if address[1:] not in anchors} | _lost_pages(ours - headings)


def _anchors(text):
    """The ids of the headings, with and without the prefix that the page gives them."""
    return {name for heading in table_of_contents(text) for name in (heading.id, heading.id.partition("-")[2])}


def _lost_pages(addresses):
    """A page behind a door, or one that nobody here knows how to look up, counts as there."""
    lost, asked = set(), defaultdict(dict)
    for address in addresses:
        match = _match(address.removeprefix(settings.SITE_URL).partition("#")[0].partition("?")[0])
        if not match:
            lost.add(address)
        elif match.view_name in PAGES:
            asked[match.view_name][address] = match.kwargs[PAGES[match.view_name].named_by]
    for view, names in asked.items():
        there = PAGES[view].there(set(names.values()))
        lost |= {address for address, name in names.items() if name not in there}
    return lost


def _match(path):
    try:
        return resolve(path)
    except Resolver404:
        return None


def _products(slugs):
    there = _with_versions(slugs)
    former = FormerSlug.objects.filter(is_published("product__"), slug__in=slugs - there)
    return there | set(former.values_list("slug", flat=True))


def _with_versions(slugs):
    return set(Product.objects.published().filter(slug__in=slugs).values_list("slug", flat=True))


def _files(pks):
    files = ProductFile.objects.filter(is_published("product__"), pk__in=pks)
    return {file.pk for file in files if file.is_available}


def _images(names):
    return {name for name in names if default_storage.exists(f"images/{name}")}


class Pages(NamedTuple):
    """A kind of page that may not be there: by what its route names it, and which of so many of those are there."""

    named_by: str
    there: Callable[[set], set]


# By the name of the route; an app above this one adds its own.
PAGES = {
    "products:detail": Pages("slug", _products),
    "products:versions": Pages("slug", _with_versions),
    "products:product_feed": Pages("slug", _products),
    "products:file": Pages("pk", _files),
    "image": Pages("name", _images),
}
