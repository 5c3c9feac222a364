"""The tools that come with the portal: `fixtures/<app label>/<slug>.yaml`."""

from functools import lru_cache

from django.conf import settings
from django.db import transaction

FIRST_CHANGE = "Eerste uitgave."


@transaction.atomic
def load(room, slugs):
    """Publish each tool that is not there yet, in this order; never over the work of an editor."""
    known = set(room.model.objects.values_list("slug", flat=True))
    for order, slug in enumerate(slugs, start=1):
        if slug not in known:
            tool = room.model.objects.create(slug=slug, order=order)
            tool.editions.create(number=1, source=fixture_of(room, slug), change=FIRST_CHANGE)
            room.index(slug)


@lru_cache(maxsize=128)
def comes_with(folder, slug):
    """Whether this tool came with the portal, in this folder of `fixtures/`."""
    return (settings.FIXTURE_DIRS[0] / folder / f"{slug}.yaml").is_file()


def fixture_of(room, slug):
    """The YAML of a tool as it comes with the portal."""
    return (settings.FIXTURE_DIRS[0] / room.model._meta.app_label / f"{slug}.yaml").read_text()
