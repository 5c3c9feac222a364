"""What is stored already, by the checks of today: for the command `recheck_stored`."""

from django.core.files.base import ContentFile
from django.db import transaction

from privacyportal.core.files import FileRefused, Kind, Refusal, WouldLose, read_again
from privacyportal.core.leaks import bsn_sentence, bsn_sentence_of, confirmable

from .attachments import MAX_TEXT, forget_content
from .models import Attachment, Post
from .searchable import update_post

Scan = Attachment.Scan
CHUNK = 200  # rows in memory


def stored_attachments():
    """The files that were judged when they came, the oldest first, with a few rows in memory."""
    judged = Attachment.objects.filter(scan__in=[Scan.CLEAN, Scan.PENDING]).order_by("pk")
    for pk in judged.values_list("pk", flat=True).iterator(chunk_size=CHUNK):
        if attachment := judged.select_related("post__topic__forum").filter(pk=pk).first():
            yield attachment


def recheck_attachment(attachment):
    """Clean and read a stored file again. Returns what became of it, in a word of the report.

    A file with a BSN is held back. One that would not be taken today stays, but is not found by its words any more.
    """
    try:
        with attachment.file.open("rb") as file:
            old = file.read()
        received = read_again(old, Kind(attachment.file_kind), attachment.name)
    except FileNotFoundError:
        return "ontbreekt"
    except WouldLose:
        _write(attachment, text="", found=[])
        return "niet schoon te maken zonder verlies"
    except FileRefused as refused:
        if refused.reason == Refusal.NOT_CHECKED:
            return "nog niet bekeken"
        _write(attachment, text="", found=[])
        return "niet meer te lezen"
    return _judge(attachment, received, is_new=received.file.content != old)


def _judge(attachment, received, is_new):
    if sentence := bsn_sentence(attachment.name) or bsn_sentence_of(received.found, attachment.name):
        _write(attachment, text="", found=[], scan=Scan.REFUSED, refusal=sentence)
        return "tegengehouden"
    text, found = received.text[:MAX_TEXT], _asked(attachment, received)
    _write(attachment, received=received if is_new else None, text=text, found=found)
    return "schoongemaakt" if is_new else "in orde"


def _asked(attachment, received):
    """What the writer of a draft is still asked about."""
    if attachment.post_id:
        return []
    return [[finding.kind.value, finding.text] for finding in confirmable([], received.found)]


@transaction.atomic
def _write(attachment, *, received=None, **values):
    """Keep these values, and the new content when there is one, unless the row has gone meanwhile."""
    if not Attachment.objects.select_for_update(of=["self"]).filter(pk=attachment.pk).exists():
        return
    for name, value in values.items():
        setattr(attachment, name, value)
    if received:
        forget_content(attachment)
        attachment.size = received.file.size
        attachment.file.save(attachment.name, ContentFile(received.file.content), save=False)
    attachment.save(update_fields=[*values, "size", "file"])
    if attachment.post_id:
        update_post(attachment.post)


def posts_with_a_bsn():
    """The posts in which the check of today finds one, in their text, their title or what they said earlier."""
    posts = Post.objects.exclude(body="").select_related("topic__forum").order_by("pk")
    for post in posts.iterator(chunk_size=CHUNK):
        written = [post.body, post.topic.title if post.number == 0 else ""]
        written += [text for revision in post.revisions.all() for text in (revision.title, revision.body)]
        if any(map(bsn_sentence, written)):
            yield post
