"""Texts that are not posted yet: kept, thrown away, and gone when nobody came back to them."""

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Sum
from django.utils import timezone

from privacyportal.core.pace import check_pace
from privacyportal.core.refusals import Refused

from .attachments import remove, size_of, store
from .keys import key_of
from .models import Attachment, Draft

MOST_KEPT = 60  # times that one member keeps a text in ten minutes
MOST_DRAFTS, MOST_FILES, MOST_BYTES = 50, 25, 100 * 1024 * 1024  # of one member


def keep_draft(*, by, token, forum, topic=None, files=(), document_kind="", title="", body="", **fields):
    """Write down what was typed on the form with `token`; the next form carries the token of the draft.

    The same words again are the same draft. Words from a form that another window has kept or placed from meanwhile
    become a draft of their own, so that nothing is written over. Raises Refused.
    """
    check_pace(by=by, act="een concept bewaren", most=MOST_KEPT, minutes=10)
    mine, key = Draft.objects.filter(user=by), key_of(token, title, body)
    _check_room(by, mine.exclude(token__in=[token, key]), files)
    written = {"forum": forum, "topic": topic, "title": title, "body": body, "updated_at": timezone.now(), **fields}
    with transaction.atomic():
        if mine.filter(token=key).exists() or not mine.filter(token=token).update(token=key, **written):
            Draft.objects.update_or_create(user=by, token=key, defaults=written)
        draft = mine.get(token=key)
        store(files, draft=draft, kind=document_kind or Attachment.Kind.OTHER)
    return draft


def _check_room(by, others, files):
    if others.count() >= MOST_DRAFTS:
        raise Refused(f"U hebt al {MOST_DRAFTS} concepten. Verwijder er een. Uw tekst staat nog op deze pagina.")
    kept = Attachment.objects.filter(draft__user=by).aggregate(count=Count("pk"), size=Sum("size", default=0))
    count, size = kept["count"] + len(files), kept["size"] + sum(map(size_of, files))
    if files and (count > MOST_FILES or size > MOST_BYTES):
        raise Refused(
            f"In uw concepten passen samen {MOST_FILES} bestanden van {MOST_BYTES // 1024**2} MB. "
            "Verwijder er een, en voeg dit bestand dan opnieuw toe."
        )


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
