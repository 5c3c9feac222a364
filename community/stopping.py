"""Stopping mails without signing in: the token in a mail says who, and what about."""

from django.core import signing

from privacyportal.accounts.models import User

from .models import Following, Forum, Topic

SALT = "community.stop"
KINDS = ("onderwerp", "forum", "alles")


class BadToken(Exception):
    """Not a token of ours."""


def stop_token(user, kind, pk):
    return signing.dumps([user.pk, kind, pk], salt=SALT, compress=True)


def read_token(token):
    """`(user or None, kind, topic or forum or None)`; never too old. Raises BadToken."""
    try:
        user, kind, pk = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise BadToken from error
    model = {"onderwerp": Topic, "forum": Forum}.get(kind)
    return User.objects.filter(pk=user).first(), kind, model and model.objects.filter(pk=pk).first()


def name_of(user, kind, followed):
    """What the page may call it: the title only while this person may still read it."""
    if kind == "alles":
        return "nieuws in de community"
    is_seen = user and followed and type(followed).objects.visible_to(user).filter(pk=followed.pk).exists()
    return str(followed) if is_seen else f"dit {'onderwerp' if kind == 'onderwerp' else 'subforum'}"


def stop(*, by, kind, followed):
    """Send no more of these mails; twice is the same as once."""
    if by is None:
        return
    if kind == "alles":
        User.objects.filter(pk=by.pk).update(mail_rhythm=User.MailRhythm.NEVER)
    elif followed:
        Following.objects.filter(user=by, **_field(followed)).delete()


def resume(*, by, kind, followed):
    """Undo `stop`."""
    if by is None:
        return
    if kind == "alles":
        never = User.objects.filter(pk=by.pk, mail_rhythm=User.MailRhythm.NEVER)
        never.update(mail_rhythm=User.MailRhythm.WEEKLY)
    elif followed:
        Following.objects.get_or_create(user=by, **_field(followed))


def _field(followed):
    return {"topic" if isinstance(followed, Topic) else "forum": followed}
