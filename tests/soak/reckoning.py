"""Afterwards, in the database, the storage and the mail: is each acknowledged write there exactly once?"""

import re
from collections import Counter, defaultdict

from tests.soak.questions import ADDRESSES, MARKER

REPLY = re.compile(r"http://\S+reactie\S+")


def tick_done_at(portal):
    from django.db import DatabaseError, connection

    from privacyportal.core.models import Tick

    try:
        return Tick.objects.values_list("done_at", flat=True).first()
    except DatabaseError:
        return None
    finally:
        connection.close()


def mails_waiting():
    from django.db import connection
    from post_office.models import STATUS, Email

    try:
        return Email.objects.exclude(status=STATUS.sent).count()
    finally:
        connection.close()


def posts_to_announce():
    """Of which no mail was made yet: the portal gathers posts for a minute."""
    from django.db import connection

    from community.models import Post
    from community.status import Status

    try:
        return Post.objects.filter(announced_at=None, status=Status.VISIBLE, topic__status=Status.VISIBLE).count()
    finally:
        connection.close()


def times_kept():
    """By kind: how often each mark stands in the database."""
    from community.models import Attachment, Post
    from privacyportal.contact.models import Question
    from products.models import Change

    changes = Change.objects.filter(summary__contains="merk-")
    found = {
        "question": Question.objects.values_list("text", flat=True),
        "post": Post.objects.values_list("body", flat=True),
        "file": Attachment.objects.filter(post__isnull=False).values_list("name", flat=True),
        "concept": changes.filter(act=Change.Act.SAVED).values_list("summary", flat=True),
        "publication": changes.filter(act=Change.Act.PUBLISHED).values_list("summary", flat=True),
        "answer": Question.objects.values_list("note", flat=True),
    }
    return {kind: Counter(mark for text in texts for mark in MARKER.findall(text)) for kind, texts in found.items()}


def reckon(ledger):
    """By the name of the row: what was lost and what is there twice, each as its kind and mark."""
    kept = times_kept()
    promised = {kind: dict(ledger.kept[kind]) for kind in kept}
    promised["file"] = {mark: said for mark, said in promised["post"].items() if said[1]["file"]}
    lost, doubled = defaultdict(list), defaultdict(list)
    for kind, marks in promised.items():
        for mark, (row, _) in marks.items():
            if not kept[kind][mark]:
                lost[row.name].append(f"{kind} {mark}")
        for mark, times in kept[kind].items():
            row = marks[mark][0].name if mark in marks else "never acknowledged"
            if times > 1:
                doubled[row].append(f"{kind} {mark}")
    return lost, doubled


def twice_answered():
    """Questions of which the list of who did what says it twice."""
    from django.db.models import Count

    from privacyportal.contact.models import Handling

    answers = Handling.objects.filter(act=Handling.Act.ANSWERED).order_by()
    return answers.values("question").annotate(times=Count("pk")).filter(times__gt=1).count()


def reckon_files(ledger):
    """What lies in the storage without a row before and after the sweep; and rows whose file is not what was sent.

    One is ours: few processes die in the hundredth of a second between a file and its row.
    """
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    from community.models import Attachment
    from privacyportal.core.stray_files import stray_files, sweep_now

    default_storage.save("community/attachment/half", ContentFile(b"half"))
    before = len(stray_files())
    sweep_now()
    broken = sum(f"{mark}" not in _text_of(Attachment.objects.filter(name=f"{mark}.txt")) for mark in _files(ledger))
    return {
        "files without a row before the sweep": before,
        "files without a row after the sweep": len(stray_files()),
        "files that are not what was sent": broken,
    }


def _files(ledger):
    return [facts["file"].removesuffix(".txt") for _, facts in ledger.kept["post"].values() if facts["file"]]


def _text_of(attachments):
    try:
        return attachments[0].file.read().decode()
    except (IndexError, FileNotFoundError):
        return ""


def reckon_mail(ledger, portal):
    """Each question once at its desk and once as a receipt; and no mail more often than is promised."""
    mails = portal.mail_server.mails
    distinct = {mail["Message-ID"]: mail for mail in mails}.values()
    at_desk, receipts, told = Counter(), Counter(), Counter()
    for mail in distinct:
        text = mail.get_content()
        for address in mail.to:
            at_desk.update((mark, address) for mark in set(MARKER.findall(text)))
            receipts.update(MARKER.findall(address))
            told.update((address, link) for link in REPLY.findall(text)[:1])
    questions = {mark: ADDRESSES[facts["subject"]] for mark, (_, facts) in ledger.kept["question"].items()}
    return {
        "questions not at their desk once": sum(at_desk[pair] != 1 for pair in questions.items()),
        "receipts not there once": sum(receipts[mark] != 1 for mark in questions),
        "told twice of the same reply": sum(times > 1 for times in told.values()),
        "mails in the queue": mails_waiting(),
        "mails delivered again": len(mails) - len(distinct),
        "mails that may be delivered again": portal.ticks_killed + portal.mail_server.unsaid,
    }
