"""Files at a post: received clean, kept, handed out after the scanner called them clean, and taken away."""

from django.core.files.base import ContentFile
from django.db import transaction

from privacyportal.core.scan import Verdict, is_scanning, scan_waiting

from .models import Attachment, Draft
from .searchable import update_post

MAX_TEXT = 100_000  # characters kept of a file, for search


def attach(*, post, files, draft=None):
    """Give `post` the files of its draft and the new ones; the draft has done its work."""
    product = post.topic.product
    facts = {
        "organisation": None if post.is_anonymous else post.organisation,
        "product": product,
        "product_version": product.version if product else "",
    }
    draft = draft and Draft.objects.select_for_update(of=["self"]).filter(pk=draft.pk, token=draft.token).first()
    if draft:  # another window may have written other words in it meanwhile: then it stays
        draft.attachments.update(post=post, draft=None, **facts)
        draft.delete()
    store(files, post=post, **facts)


def store(files, **facts):
    """Keep received files at the post or draft that `facts` name; they wait for the scanner where there is one."""
    verdict = Attachment.Scan.PENDING if is_scanning() else Attachment.Scan.CLEAN
    for received in files:
        file = received.file
        attachment = Attachment(
            name=file.name,
            file_kind=file.kind.value,
            content_type=file.content_type,
            size=file.size,
            text=received.text[:MAX_TEXT],
            scan=verdict,
            **facts,
        )
        attachment.file.save(file.name, ContentFile(file.content), save=False)
        attachment.save()


def remove(*, attachment):
    """Delete one file: the row now, the content when that is certain."""
    forget_content(attachment)
    attachment.delete()


def forget_content(attachment):
    storage, name = attachment.file.storage, attachment.file.name
    transaction.on_commit(lambda: name and storage.delete(name))


def scan_attachments():
    """Ask the scanner about every waiting file; what it cannot say now it is asked again. Returns how many."""
    return scan_waiting(Attachment.objects.pending().order_by("pk")[:100], _write_verdict)


def _write_verdict(attachment, verdict):
    is_clean = verdict == Verdict.CLEAN
    attachment.scan = Attachment.Scan.CLEAN if is_clean else Attachment.Scan.REFUSED
    attachment.text = attachment.text if is_clean else ""
    attachment.save(update_fields=["scan", "text"])
    if not is_clean:
        forget_content(attachment)
    if attachment.post_id:
        update_post(attachment.post)
