"""The demo accounts: Anna, Bram and the others whom the tests and the documentation know."""

from .models import User

DOMAIN = "gemeente-voorbeeld.example"
PEOPLE = {
    "anna": {"name": "Anna de Vries"},
    "bram": {"name": "Bram Bakker"},
    "carla": {"name": "Carla Smit"},
    "emma": {"name": "Emma Visser", "is_staff": True},
    "frank": {"name": "Frank Mulder", "is_staff": True},
    "wim": {"name": "Wim Jansen"},
    "beheer": {"name": "Beheer", "is_staff": True, "is_superuser": True},
}


def make_demo_accounts(*, password):
    """Make every demo account that is not there yet, with this password; returns them by first name."""
    return {first: _make(f"{first}@{DOMAIN}", password, fields) for first, fields in PEOPLE.items()}


def _make(email, password, fields):
    return User.objects.filter(email=email).first() or User.objects.create_user(email, password, **fields)
