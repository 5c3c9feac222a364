"""What members ask the moderators to look at."""

from django.db import transaction
from django.utils import timezone

from privacyportal.core import leaks

from .models import Report
from .models.moderation import Reason


def report(*, post, by, reason, explanation="", confirmed=""):
    """Ask the moderators to look at `post`; a second report of the same member is added to the first.

    Raises PersonalData.
    """
    leaks.check_written(confirmed, explanation=explanation)
    said = {"reason": reason, "explanation": explanation}
    with transaction.atomic():
        found, is_new = Report.objects.get_or_create(post=post, reporter=by, handled_at=None, defaults=said)
        if not is_new:
            found = Report.objects.select_for_update(of=["self"]).get(pk=found.pk)
            _add_to(found, reason, explanation)
    return found


def handle_reports(post):
    """A moderator looked at `post`: what was asked about it is answered."""
    Report.objects.filter(post=post, handled_at=None).update(handled_at=timezone.now())


def _add_to(report, reason, explanation):
    addition = f"{Reason(reason).label}. {explanation}".strip()
    is_said = (report.reason, report.explanation) == (reason, explanation) or addition in report.explanation
    if not is_said:
        report.explanation = "\n\n".join(filter(None, [report.explanation, addition]))
        report.save(update_fields=["explanation"])
