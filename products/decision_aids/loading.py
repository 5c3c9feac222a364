"""The aids that come with the portal."""

from products.definitions import loading

from .room import ROOM

IN_ORDER = [
    "is-een-dpia-verplicht",
    "datalek-melden-of-niet",
    "is-een-verwerkersovereenkomst-nodig",
    "fg-verplicht-en-onafhankelijk",
    "privacyverklaring-compleet",
]


def load_aids():
    """Publish each aid that is not there yet; never over the work of an editor."""
    loading.load(ROOM, IN_ORDER)


def fixture_of(slug):
    """The YAML of an aid as it comes with the portal."""
    return loading.fixture_of(ROOM, slug)
