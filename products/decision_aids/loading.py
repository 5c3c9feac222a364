"""The aids that come with the portal: `fixtures/decision_aids/<slug>.yaml`, in this order."""

from django.conf import settings
from django.db import transaction

from .models import DecisionAid, Edition
from .searchable import index_aid

IN_ORDER = [
    "is-een-dpia-verplicht",
    "datalek-melden-of-niet",
    "is-een-verwerkersovereenkomst-nodig",
    "fg-verplicht-en-onafhankelijk",
    "privacyverklaring-compleet",
]
FIRST_CHANGE = "Eerste uitgave."


@transaction.atomic
def load_aids():
    """Publish each aid that is not there yet; never over the work of an editor."""
    known = set(DecisionAid.objects.values_list("slug", flat=True))
    for order, slug in enumerate(IN_ORDER, start=1):
        if slug not in known:
            aid = DecisionAid.objects.create(slug=slug, order=order)
            Edition.objects.create(aid=aid, number=1, source=fixture_of(slug), change=FIRST_CHANGE)
            index_aid(slug)


def fixture_of(slug):
    """The YAML of an aid as it comes with the portal."""
    return (settings.FIXTURE_DIRS[0] / "decision_aids" / f"{slug}.yaml").read_text()
