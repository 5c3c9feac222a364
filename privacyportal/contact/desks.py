"""The desks that pages name."""

from privacyportal.core.shared_pages.kept_answer import kept_answer

from .models import Desk


@kept_answer
def desks_in_use():
    return list(Desk.objects.in_use())
