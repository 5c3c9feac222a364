"""Aids for tests."""

from pathlib import Path

from products.decision_aids.models import DecisionAid, Edition

EXAMPLE = Path(__file__).with_name("example.yaml").read_text()


def make_aid(slug="mag-de-fiets-naar-binnen", source=EXAMPLE, number=1, change="Eerste uitgave.", by=None):
    """A published aid; again with a higher `number` for a newer edition."""
    aid, _ = DecisionAid.objects.get_or_create(slug=slug)
    Edition.objects.create(aid=aid, number=number, source=source, change=change, by=by)
    return aid
