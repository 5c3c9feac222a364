"""Words that no row may have as its address, since a page of its own stands there; read from the routes themselves."""

from functools import lru_cache

from django.core.exceptions import ValidationError
from django.urls import URLPattern, get_resolver
from django.urls.resolvers import RoutePattern


@lru_cache
def reserved_words(name):
    """The words that other addresses have where the route called `name` has its first parameter."""
    place = _before_parameter(dict(routes())[name])
    others = [address.split("/") for _, address in routes()]
    words = {other[len(place)] for other in others if other[: len(place)] == place and len(other) > len(place)}
    return frozenset(word for word in words if word and "<" not in word)


def refuse_reserved(slug, name):
    """Raises ValidationError when `slug` at the route called `name` would be unreachable."""
    if slug in reserved_words(name):
        raise ValidationError(f"Het adres {slug} is al van een andere pagina. Kies een ander woord.")


def _before_parameter(address):
    parts = address.split("/")
    return parts[: next(place for place, part in enumerate(parts) if "<" in part)]


def routes(patterns=None, names="", start=""):
    """Pairs of (name, address as urls.py writes it); a regular expression has no words to clash with and is left out."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if not isinstance(entry.pattern, RoutePattern):
            continue
        address = f"{start}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield f"{names}{entry.name}", address
        else:
            yield from routes(entry.url_patterns, f"{names}{entry.namespace}:" if entry.namespace else names, address)
