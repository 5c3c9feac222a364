"""An operator sees at once whether mail leaves, and else what the mail server said."""

import pytest
from django.core.management import CommandError, call_command

from tests.mail_server import MailServer

pytestmark = pytest.mark.django_db


def test_a_mail_that_the_server_takes(settings, capsys):
    server = MailServer().start()
    use(settings, server.port)
    try:
        call_command("send_test_mail", "anna@gemeente.example")
    finally:
        server.stop()
    (mail,) = server.mails
    assert "aangenomen" in capsys.readouterr().out
    assert mail["To"] == "anna@gemeente.example" and "Proef" in mail["Subject"]


def test_a_mailbox_that_does_not_exist(settings):
    server = MailServer().start()
    server.refuses["anna@gemeente.example"] = "550 no such mailbox"
    use(settings, server.port)
    try:
        with pytest.raises(CommandError, match="niet verstuurd"):
            call_command("send_test_mail", "anna@gemeente.example")
    finally:
        server.stop()


def test_a_server_that_is_away(settings):
    use(settings, 9)
    with pytest.raises(CommandError, match="niet verstuurd"):
        call_command("send_test_mail", "anna@gemeente.example")


def test_what_is_no_address():
    with pytest.raises(CommandError, match="geen e-mailadres"):
        call_command("send_test_mail", "anna")


def use(settings, port):
    settings.MAIL_TRANSPORT = "privacyportal.core.mail_smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
