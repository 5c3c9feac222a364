import pytest
from django.core.management import call_command


@pytest.fixture
def desks(db):
    """The two desks and three subjects of fixtures/desks.yaml."""
    call_command("loaddata", "desks", verbosity=0)
