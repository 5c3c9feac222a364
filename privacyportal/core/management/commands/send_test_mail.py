"""Whether mail leaves: one mail now, past the queue, and what the mail server said of it."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.management import BaseCommand, CommandError

from privacyportal.core.email_addresses import is_plain

TEXT = "Dit is een proef van de beheerder. De e-mail van het portaal komt aan. U hoeft niets te doen."


class Command(BaseCommand):
    help = "Send one mail to ADDRESS at once, and say what the mail server thought of it."

    def add_arguments(self, parser):
        parser.add_argument("address", metavar="ADDRESS")

    def handle(self, *, address, **options):
        if not is_plain(address):
            raise CommandError(f"{address} is geen e-mailadres.")
        mail = EmailMessage("Proef: e-mail van het portaal", TEXT, settings.DEFAULT_FROM_EMAIL, [address])
        mail.connection = get_connection(settings.MAIL_TRANSPORT)
        try:
            mail.send()
        except (SMTPException, OSError) as fault:
            raise CommandError(
                f"De e-mail is niet verstuurd. De mailserver zei: {type(fault).__name__}: {fault}"
            ) from None
        self.stdout.write(f"De mailserver heeft de e-mail aan {address} aangenomen. Kijk of hij aankomt.")
