"""SMTP that tells who of the receivers was refused, and a refusal for good from one for now.

Only what a server says of a receiver (RCPT) or of the text (DATA) is about that mail; a sender, a password or a
connection that is refused is about us, and is tried again.
"""

import re
import smtplib

from django.core.mail.backends import smtp

FOR_GOOD = range(500, 600)
NO_MAILBOX = (550, 551, 553)
ENHANCED, UNKNOWN = re.compile(rb"\b5\.\d{1,3}\.\d{1,3}\b"), (b"5.1.", b"5.2.1")


class NotTaken(smtplib.SMTPException):
    """str() names the receivers that did not get the mail, with ", " between them; the others have it."""


class RefusedForGood(NotTaken):
    """Trying again cannot help those receivers: a mailbox that does not exist, a text that their server never takes."""


class AddressGone(RefusedForGood):
    """Those receivers have no mailbox there, whoever writes to them and what."""


class Telling:
    def sendmail(self, from_addr, to_addrs, *args, **options):
        try:
            refused = super().sendmail(from_addr, to_addrs, *args, **options)
        except smtplib.SMTPRecipientsRefused as refusal:
            refused = refusal.recipients
            if all(_has_no_mailbox(*answer) for answer in refused.values()):
                raise AddressGone(", ".join(refused)) from None
        except smtplib.SMTPDataError as refusal:
            refused = dict.fromkeys(to_addrs, (refusal.smtp_code, refusal.smtp_error))
        if refused:
            is_for_good = all(code in FOR_GOOD for code, _ in refused.values())
            raise (RefusedForGood if is_for_good else NotTaken)(", ".join(refused))
        return refused


def _has_no_mailbox(code, said):
    """Does the server say that of a receiver (RFC 3463), and not that it wants no mail of us? Old servers give no code."""
    enhanced = ENHANCED.search(said)
    return code in NO_MAILBOX and (enhanced is None or enhanced[0].startswith(UNKNOWN))


class TellingSMTP(Telling, smtplib.SMTP):
    pass


class TellingSMTPOverSSL(Telling, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    @property
    def connection_class(self):
        return TellingSMTPOverSSL if self.use_ssl else TellingSMTP
