"""A member invites a colleague by mail. Of who does not come, nothing stays but that mail for as long as mails are kept.

The link says who invited whom, signed, so that no table has to. It lets nobody in: it only tells who decides.
"""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils.crypto import salted_hmac

from privacyportal.core.attempts import note_token
from privacyportal.core.email_addresses import mailbox
from privacyportal.core.pace import check_pace
from privacyportal.core.rate_limit import count

from .mails import send_account_mail
from .models import User

SALT = "accounts.invitation"
DAYS = 30
MOST_PER_HOUR = 5
LONGEST = 300  # signs of a token


@transaction.atomic
def invite(*, by, email):
    """Mail `email` that `by` invites her; raises pace.TooFast. Within an hour one address gets one mail, whoever asks."""
    check_pace(by=by, act="een collega uitnodigen", most=MOST_PER_HOUR, minutes=60)
    if count("be invited", mailbox(email), seconds=3600) > 1:
        return
    link = f"{settings.SITE_URL}{reverse('account_signup')}?uitnodiging={_token(by, email)}"
    about = {"by": by, "link": link, "days": DAYS, "kept_days": settings.SENT_MAIL_RETENTION.days}
    send_account_mail(to=email, subject=f"{by.name} nodigt u uit", template="invitation", **about)


def inviter(*, token, email):
    """The member who invited `email` with this token; None when it is old, of another, or not ours."""
    try:
        told = signing.loads(token[:LONGEST], salt=SALT, max_age=DAYS * 24 * 3600)
    except signing.BadSignature as error:
        note_token("invitation", token, error)
        return None
    is_hers = told["to"] in [_known_by(email, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    return User.objects.members().filter(pk=told["by"]).first() if is_hers else None


def _token(by, email):
    return signing.dumps({"by": by.pk, "to": _known_by(email)}, salt=SALT)


def _known_by(email, key=None):
    return salted_hmac(SALT, email.lower(), secret=key, algorithm="sha256").hexdigest()[:32]
