"""Does a link to this website still lead somewhere? Answered from the database, without a request."""

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import Resolver404, resolve

from privacyportal.core.markdown import table_of_contents

from .models import FormerSlug, Product, ProductFile
from .querysets import is_published

NO_PAGE = "Deze pagina bestaat niet."


def is_internal(address):
    return address.startswith(("/", "#", f"{settings.SITE_URL}/"))


def leads_nowhere(address, text):
    """Whether `address`, found in `text`, is a place on this website that does not exist."""
    if not is_internal(address):
        return False
    if address.startswith("#"):
        return address[1:] not in _anchors(text)
    return not _is_there(address.removeprefix(settings.SITE_URL).partition("#")[0].partition("?")[0])


def _anchors(text):
    """The ids of the headings, with and without the prefix that the page gives them."""
    return {name for heading in table_of_contents(text) for name in (heading.id, heading.id.partition("-")[2])}


def _is_there(path):
    """A page behind a door, or one that nobody here knows how to look up, counts as there."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    exists = EXISTS.get(match.view_name)
    return exists is None or exists(**match.kwargs)


def _product(slug):
    was_its_address = FormerSlug.objects.filter(is_published("product__"), slug=slug)
    return _versions(slug) or was_its_address.exists()


def _versions(slug):
    return Product.objects.published().filter(slug=slug).exists()


def _file(slug, pk, name):
    file = ProductFile.objects.filter(is_published("product__"), pk=pk).first()
    return bool(file and file.is_available)


def _image(name):
    return default_storage.exists(f"images/{name}")


# The routes that may lead nowhere, and how to look that up; an app above this one adds its own.
EXISTS = {
    "products:detail": _product,
    "products:versions": _versions,
    "products:product_feed": _product,
    "products:file": _file,
    "image": _image,
}
