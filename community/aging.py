"""What time does to a draft: it goes, with its files, when nobody came back to it."""

from django.conf import settings
from django.utils import timezone

from .attaching import throw_away
from .models import Draft


def let_drafts_age():
    """Throw old drafts away; safe to run every minute. Returns how many went."""
    old = list(Draft.objects.filter(updated_at__lt=timezone.now() - settings.DRAFT_RETENTION))
    for draft in old:
        throw_away(draft=draft)
    return len(old)
