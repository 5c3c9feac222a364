"""What happens to files and to texts that are not posted yet."""

from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from privacyportal.core.files import CleanFile, accept, extract_text
from privacyportal.core.scan import is_scanning

from .models import Attachment, Draft

MAX_TEXT = 100_000  # characters kept of a file, for search


@dataclass(frozen=True)
class Received:
    """An uploaded file after cleaning, with what it says."""

    file: CleanFile
    text: str


def receive(upload):
    """Clean and read an upload. Raises FileRefused."""
    file = accept(upload)
    return Received(file, extract_text(file.content, file.kind).replace("\0", ""))


def keep_draft(*, user, token, forum, topic=None, files=(), **fields):
    """Write down what was typed; the same token is the same draft. Returns the draft."""
    with transaction.atomic():
        draft, _ = Draft.objects.update_or_create(
            user=user, token=token, defaults={"forum": forum, "topic": topic, "updated_at": timezone.now(), **fields}
        )
        _store(files, draft=draft)
    return draft


def throw_away(*, draft):
    """Delete a draft with its files."""
    for attachment in draft.attachments.all():
        remove(attachment=attachment)
    draft.delete()


def remove(*, attachment):
    """Delete one file: the row now, the content when that is certain."""
    forget_content(attachment)
    attachment.delete()


def forget_content(attachment):
    storage, name = attachment.file.storage, attachment.file.name
    transaction.on_commit(lambda: name and storage.delete(name))


def attach(*, post, files, draft=None):
    """Give `post` the files of its draft and the new ones; the draft has done its work."""
    product = post.topic.product
    facts = {
        "organisation": None if post.is_anonymous else post.organisation,
        "product": product,
        "product_version": product.version if product else "",
    }
    if draft:
        draft.attachments.update(post=post, draft=None, **facts)
        draft.delete()
    _store(files, post=post, **facts)


def _store(files, **facts):
    scan = Attachment.Scan.PENDING if is_scanning() else Attachment.Scan.CLEAN
    for received in files:
        file = received.file
        attachment = Attachment(
            name=file.name,
            file_kind=file.kind.value,
            content_type=file.content_type,
            size=file.size,
            text=received.text[:MAX_TEXT],
            scan=scan,
            **facts,
        )
        attachment.file.save(file.name, ContentFile(file.content), save=False)
        attachment.save()
