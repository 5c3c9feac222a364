"""The definition as JSON: the same names as in the YAML, with where it stands and under which edition."""

from django.conf import settings

from .editions import content_of
from .schema import SCHEMA


def published_json(aid):
    """The aid as others may check and reuse it; `definitie` has the form of `schema`."""
    return {
        "keuzehulp": aid.slug,
        "regels": aid.edition,
        "gepubliceerd_op": aid.published_at.isoformat(),
        "adres": f"{settings.SITE_URL}/keuzehulp/{aid.slug}/",
        "herkomst": aid.origin,
        "licentie": "EUPL-1.2",
        "definitie": content_of(aid),
        "schema": SCHEMA.content,
    }
