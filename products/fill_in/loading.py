"""The models that come with the portal."""

from products.definitions import loading

from .room import ROOM

IN_ORDER = [
    "model-verwerkersovereenkomst",
    "model-dpia",
    "model-datalek",
    "model-privacyverklaring",
    "model-privacybeleid-en-reglement",
    "model-fg",
]


def load_models():
    """Publish each model that is not there yet; never over the work of an editor."""
    loading.load(ROOM, IN_ORDER)


def fixture_of(slug):
    """The YAML of a model as it comes with the portal."""
    return loading.fixture_of(ROOM, slug)
