import pytest
from django.core.management import call_command

from tests.mail_server import MailServer


@pytest.fixture
def desks(db):
    """The two desks and three subjects of fixtures/desks.yaml."""
    call_command("loaddata", "desks", verbosity=0)


@pytest.fixture
def mail_server(settings):
    """A mail server on loopback that the queue sends to."""
    server = MailServer().start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.POST_OFFICE = {
        **settings.POST_OFFICE,
        "BACKENDS": {"default": "privacyportal.core.mail_smtp.EmailBackend"},
    }
    yield server
    server.stop()
