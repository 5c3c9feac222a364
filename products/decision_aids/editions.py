"""The published definitions, read once in a process and kept by edition."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F, Max

from .definition import Definition
from .models import Edition
from .reading import read
from .yaml_lines import read_yaml


@dataclass(frozen=True)
class LiveAid:
    """What a page needs of an aid: under which rules it answers, and the rules themselves."""

    slug: str
    edition: int
    published_at: object
    definition: Definition
    namespace: str = "decision_aids"


def live_aids():
    """Every published aid in the order of the list."""
    return [_live(*row) for row in _newest()]


def live(slug):
    """The aid under this address, or None."""
    return next((_live(*row) for row in _newest().filter(aid__slug=slug)), None)


def content_of(aid):
    """The published definition of a LiveAid as plain data, with the names of the YAML."""
    return read_yaml(Edition.objects.get(aid__slug=aid.slug, number=aid.edition).source).content


def changes_for(aid, given):
    """What each edition since the one of the address changed, the newest first; None when that is not older."""
    if not given.edition or given.edition >= aid.edition:
        return None
    newer = Edition.objects.filter(aid__slug=aid.slug, number__gt=given.edition)
    return list(newer.order_by("-number").values_list("change", flat=True))


def _newest():
    editions = Edition.objects.filter(aid__offline_at=None)
    newest = editions.annotate(newest=Max("aid__editions__number")).filter(number=F("newest"))
    return newest.order_by("aid__order", "aid__slug").values_list("pk", "aid__slug", "number", "published_at")


def _live(pk, slug, number, published_at):
    return LiveAid(slug, number, published_at, _definition(pk, published_at))


@lru_cache(maxsize=64)
def _definition(pk, published_at):
    """An edition never changes, so what was read of it holds as long as the process lives.

    The moment belongs to it for a database that was put back: there a number may come to name another edition.
    """
    return read(Edition.objects.values_list("source", flat=True).get(pk=pk))
