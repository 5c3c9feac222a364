"""Models for tests: a small one, and one with every kind of field."""

from pathlib import Path

from django.utils import timezone

from products.fill_in.editions import LiveModel
from products.fill_in.facts import Facts
from products.fill_in.models import Edition, FillInModel
from products.fill_in.reading import read
from products.fill_in.words import Words

EXAMPLE = Path(__file__).with_name("example.yaml").read_text()
EVERY_KIND = Path(__file__).with_name("every_kind.yaml").read_text()


def make_model(slug="model-fietsbrief", source=EXAMPLE, number=1, change="Eerste uitgave.", by=None):
    """A published model; again with a higher `number` for a newer edition."""
    model, _ = FillInModel.objects.get_or_create(slug=slug)
    Edition.objects.create(model=model, number=number, source=source, change=change, by=by)
    return model


def live_model(source=EVERY_KIND, slug="model-fietsafspraak"):
    """A model as it would be on the website, without a database."""
    return LiveModel(slug, 1, timezone.now(), read(source), "fill_in")


def facts_of(definition, fields=None, rows=None, reasons=None):
    return Facts(definition, Words(fields or {}, rows or {}, reasons or {}))
