"""Models for tests."""

from pathlib import Path

from products.fill_in.models import Edition, FillInModel

EXAMPLE = Path(__file__).with_name("example.yaml").read_text()


def make_model(slug="model-fietsbrief", source=EXAMPLE, number=1, change="Eerste uitgave.", by=None):
    """A published model; again with a higher `number` for a newer edition."""
    model, _ = FillInModel.objects.get_or_create(slug=slug)
    Edition.objects.create(model=model, number=number, source=source, change=change, by=by)
    return model
