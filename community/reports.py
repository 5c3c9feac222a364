"""What members ask the moderators to look at."""

from django.db import transaction
from django.utils import timezone

from privacyportal.core import leaks
from privacyportal.core.pace import check_pace

from . import notifications
from .models import Objection, Report
from .models.moderation import Reason
from .permissions import moderators

MOST_IN_TEN_MINUTES = 10  # of one member: each may mail the moderators


def report(*, post, by, reason, explanation="", confirmed=""):
    """Ask the moderators to look at `post`; a second report of the same member is added to the first.

    Personal data must not wait until somebody happens to look: the moderators get a mail. Raises PersonalData, TooFast.
    """
    leaks.check_written(confirmed, explanation=explanation)
    check_pace(by=by, act="een bericht melden", most=MOST_IN_TEN_MINUTES, minutes=10)
    said = {"reason": reason, "explanation": explanation}
    with transaction.atomic():
        found, is_new = Report.objects.get_or_create(post=post, reporter=by, handled_at=None, defaults=said)
        if reason == Reason.PERSONAL_DATA and (is_new or found.reason != reason):
            for user in moderators().exclude(pk=by.pk):
                notifications.tell_moderator(user, "Melding van persoonsgegevens", "community:moderate_post", post.pk)
        if not is_new:
            found = Report.objects.select_for_update(of=["self"]).get(pk=found.pk)
            _add_to(found, reason, explanation)
    return found


def handle_reports(post):
    """A moderator looked at `post`: what was asked about it is answered."""
    Report.objects.filter(post=post, handled_at=None).update(handled_at=timezone.now())


def handle_objections(post, by, outcome, answer):
    """The objection that waits about `post` is answered so; returns whether there was one."""
    waiting = Objection.objects.filter(post=post, handled_at=None)
    return bool(waiting.update(outcome=outcome, answer=answer, handled_by=by, handled_at=timezone.now()))


def _add_to(report, reason, explanation):
    addition = f"{Reason(reason).label}. {explanation}".strip()
    is_said = (report.reason, report.explanation) == (reason, explanation) or addition in report.explanation
    if not is_said:
        report.explanation = "\n\n".join(filter(None, [report.explanation, addition]))
        report.save(update_fields=["explanation"])
