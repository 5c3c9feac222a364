"""What a writer can say against the hiding of her post: somebody else looks again, and she gets an answer by mail."""

from django.db import transaction

from privacyportal.core import leaks
from privacyportal.core.pace import check_pace
from privacyportal.core.refusals import Refused

from . import moderation, notifications
from .locks import locked_post
from .models import ModerationEntry, Objection
from .models.moderation import Reason
from .permissions import is_moderator, is_own, moderators
from .status import Status

MOST_IN_AN_HOUR = 10  # of one member


def decision_about(post):
    """The line of the log by which `post` was hidden last; None when that is too long ago to be kept."""
    return ModerationEntry.objects.filter(post=post, action=ModerationEntry.Action.HIDE).first()


def can_object(user, post):
    """The writer, as long as her text is hidden and kept, once for each decision."""
    decision = decision_about(post)
    is_hers = is_own(user, post) and post.status == Status.HIDDEN and bool(post.body)
    return is_hers and not Objection.objects.filter(post=post, decision=decision).exists()


def object_to(*, post, by, text, confirmed=""):
    """Ask that the decision to hide `post` is looked at again. Raises PersonalData, TooFast, Refused."""
    leaks.check_written(confirmed, text=text)
    check_pace(by=by, act="bezwaar maken", most=MOST_IN_AN_HOUR, minutes=60)
    with transaction.atomic():
        post = locked_post(post)
        if not can_object(by, post):
            raise Refused("U maakte hier al bezwaar tegen, of uw bericht staat er weer.")
        objection = Objection.objects.create(post=post, decision=decision_about(post), text=text)
        for user in who_may_answer(objection):
            notifications.tell_moderator(user, "Er is bezwaar gemaakt", "community:objection", objection.pk)
    return objection


def who_may_answer(objection):
    """Moderators other than who decided; who decided only where there is nobody else. Never the writer."""
    able = moderators().exclude(pk=objection.post.author_id)
    decided_by = objection.decision and objection.decision.moderator_id
    others = able.exclude(pk=decided_by)
    return others if others.exists() else able


def may_answer(user, objection):
    return is_moderator(user) and who_may_answer(objection).filter(pk=user.pk).exists()


def uphold(*, objection, by, answer):
    """The writer was right: the post stands again, and she hears why. Raises PermissionDenied, PersonalData, Refused."""
    _check(objection, by)
    moderation.restore(post=objection.post, by=by, reason=Reason.MISTAKE, explanation=answer)


def reject(*, objection, by, answer):
    """The post stays hidden, and its writer hears why. Raises PermissionDenied, PersonalData, Refused."""
    _check(objection, by)
    reason = objection.decision.reason if objection.decision else ""
    moderation.keep_hidden(post=objection.post, by=by, reason=reason, explanation=answer)


def _check(objection, by):
    moderation.refuse_unless(may_answer(by, objection))
    if Objection.objects.filter(pk=objection.pk).exclude(handled_at=None).exists():
        raise Refused("Dit bezwaar is intussen al behandeld. Uw antwoord is niet verstuurd.")
