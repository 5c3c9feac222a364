"""Texts that are not posted yet: kept, thrown away, and gone when nobody came back to them."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .attachments import remove, store
from .models import Draft


def keep_draft(*, by, token, forum, topic=None, files=(), **fields):
    """Write down what was typed; the same token is the same draft. Returns the draft."""
    with transaction.atomic():
        draft, _ = Draft.objects.update_or_create(
            user=by, token=token, defaults={"forum": forum, "topic": topic, "updated_at": timezone.now(), **fields}
        )
        store(files, draft=draft)
    return draft


def throw_away(*, draft):
    """Delete a draft with its files."""
    for attachment in draft.attachments.all():
        remove(attachment=attachment)
    draft.delete()


def let_drafts_age():
    """Throw old drafts away; safe to run every minute. Returns how many went."""
    old = list(Draft.objects.filter(updated_at__lt=timezone.now() - settings.DRAFT_RETENTION))
    for draft in old:
        throw_away(draft=draft)
    return len(old)
