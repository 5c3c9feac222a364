"""Files at a post: received clean, kept, handed out after the scanner called them clean, and taken away."""

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction

from privacyportal.core import leaks
from privacyportal.core.files import Refusal, Upload
from privacyportal.core.identifiers import Finding, Personal
from privacyportal.core.refusals import Refused
from privacyportal.core.scan import Verdict, is_scanning, scan_waiting

from .models import Attachment, Draft
from .permissions import is_moderator
from .searchable import update_post

MAX_TEXT = 100_000  # characters kept of a file, for search


class FileNotChecked(Refused):
    """A file of the draft is being looked at, or was refused."""

    def __init__(self):
        super().__init__("Een bestand is nog niet gecontroleerd of is geweigerd. Uw tekst is bewaard als concept.")


def attach(*, post, files, draft=None, document_kind=""):
    """Give `post` the files of its draft and the new ones; the draft has done its work. Raises FileNotChecked."""
    product = post.topic.product
    facts = {
        "organisation_id": None if post.is_anonymous else post.organisation_id,
        "product": product,
        "product_version": product.version if product else "",
    }
    draft = draft and Draft.objects.select_for_update(of=["self"]).filter(pk=draft.pk, token=draft.token).first()
    if draft:  # another window may have written other words in it meanwhile: then it stays
        if draft.attachments.exclude(scan__in=[Attachment.Scan.PENDING, Attachment.Scan.CLEAN]).exists():
            raise FileNotChecked
        draft.attachments.update(post=post, draft=None, found=[], **facts)
        draft.delete()
    store(files, post=post, kind=document_kind or Attachment.Kind.OTHER, **facts)


def store(files, *, post=None, draft=None, **facts):
    """Keep received files at this post or draft, each once; also uploads, raw, that could not be looked at yet."""
    for file in files:
        if _is_there(file, Attachment.objects.filter(post=post, draft=draft)):
            continue
        attachment = Attachment(post=post, draft=draft, **facts)
        fill_raw(attachment, file) if isinstance(file, Upload) else fill(attachment, file)
        if attachment.post_id:
            attachment.found = []
        attachment.save()


def _is_there(file, kept):
    """Was this very file, under this name, sent before?"""
    name, content = (file.name, file.content) if isinstance(file, Upload) else (file.file.name, file.file.content)
    return any(one.file.open("rb").read() == content for one in kept.filter(name=name, size=len(content)))


def fill(attachment, received):
    """Put a cleaned file into the row; it waits for the scanner where there is one."""
    file = received.file
    attachment.name, attachment.file_kind, attachment.content_type = file.name, file.kind.value, file.content_type
    attachment.size, attachment.text = file.size, received.text[:MAX_TEXT]
    attachment.found = [[finding.kind.value, finding.text] for finding in leaks.confirmable([], received.found)]
    attachment.scan = Attachment.Scan.PENDING if is_scanning() else Attachment.Scan.CLEAN
    attachment.file.save(file.name, ContentFile(file.content), save=False)


def fill_raw(attachment, upload):
    """Put a file into the row as it was sent: for nobody, until `checking` is done with it."""
    attachment.name, attachment.file_kind, attachment.size = upload.name, upload.kind.value, len(upload.content)
    attachment.content_type, attachment.scan = upload.kind.content_type, Attachment.Scan.CHECKING
    attachment.file.save(upload.name, ContentFile(upload.content), save=False)


def describe(*, attachment, by, kind, product, product_version, confirmed=""):
    """Say what a file is, for the library. Raises PermissionDenied, PersonalData."""
    if attachment.post.author_id != by.pk and not is_moderator(by):
        raise PermissionDenied
    leaks.check_written(confirmed, product_version=product_version)
    attachment.kind, attachment.product, attachment.product_version = kind, product, product_version
    attachment.save(update_fields=["kind", "product", "product_version"])
    return attachment


def size_of(file):
    """Of a file that was received, or sent and not looked at yet; in bytes."""
    return len(file.content) if isinstance(file, Upload) else file.file.size


def found_in(files, draft=None):
    """The personal data in received files and in those of the draft."""
    kept = draft.attachments.values_list("found", flat=True) if draft else []
    read = [file for file in files if not isinstance(file, Upload)]
    return [
        *(Finding(Personal(kind), text) for found in kept for kind, text in found),
        *(finding for file in read for finding in file.found),
    ]


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
    attachment.refusal = "" if is_clean else Refusal.INFECTED.format(name=attachment.name)
    attachment.save(update_fields=["scan", "text", "refusal"])
    if not is_clean:
        forget_content(attachment)
    if attachment.post_id:
        update_post(attachment.post)
