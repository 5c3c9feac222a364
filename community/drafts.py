"""Texts that are not posted yet: kept, thrown away, and gone when nobody came back to them."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .attachments import remove, store
from .keys import key_of
from .models import Draft


def keep_draft(*, by, token, forum, topic=None, files=(), title="", body="", **fields):
    """Write down what was typed on the form with `token`; the next form carries the token of the draft.

    The same words again are the same draft. Words from a form that another window has kept or placed from meanwhile
    become a draft of their own, so that nothing is written over.
    """
    mine, key = Draft.objects.filter(user=by), key_of(token, title, body)
    written = {"forum": forum, "topic": topic, "title": title, "body": body, "updated_at": timezone.now(), **fields}
    with transaction.atomic():
        if mine.filter(token=key).exists() or not mine.filter(token=token).update(token=key, **written):
            Draft.objects.update_or_create(user=by, token=key, defaults=written)
        draft = mine.get(token=key)
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
