"""A person's share of the community: to take along (articles 15 and 20 GDPR) or to take away (article 17)."""

from django.db.models import Q
from post_office.models import STATUS, Email

from privacyportal.accounts.personal_data import Part

from . import searchable
from .drafts import throw_away
from .locks import locked_post
from .models import (
    Attachment,
    Bookmark,
    Digest,
    Draft,
    Following,
    Forum,
    MeToo,
    ModerationEntry,
    Objection,
    Post,
    ReadMark,
    Report,
    Topic,
)
from .posting import empty
from .status import Status

GONE_TITLE = "Onderwerp van een oud-lid"
UNSEEN = "{} dat u niet meer kunt lezen"  # a title is as much as a text: it is given to who may read it
ANONYMOUS_TITLE = "Onderwerp zonder titel"  # colleagues know who left: that may not tell who asked


def export(user):
    """`(facts, files)`: everything this person wrote, follows and reported; files as (name, opened file)."""
    posts = Post.objects.filter(author=user).select_related("topic__forum").order_by("pk")
    files = Attachment.objects.filter(Q(post__author=user) | Q(draft__user=user)).order_by("pk")
    readable = set(Topic.objects.visible_to(user).filter(posts__author=user).values_list("pk", flat=True))
    facts = {
        "reacties": [_facts(post, readable) for post in posts.prefetch_related("revisions", "attachments")],
        "concepten": list(Draft.objects.filter(user=user).values("title", "body", "updated_at")),
        "volgt": _followed(user),
        "bewaard": _bookmarked(user),
        "gelezen": [
            {"onderwerp": title, "tot_en_met_reactie": mark.number}
            for mark, title in _with_titles(ReadMark.objects.filter(user=user), user)
        ],
        "wij_ook": [
            {"onderwerp": title, "said_at": one.said_at}
            for one, title in _with_titles(MeToo.objects.filter(user=user), user)
        ],
        "meldingen": list(
            Report.objects.filter(reporter=user).values("post_id", "reason", "explanation", "reported_at")
        ),
        "bezwaren": list(
            Objection.objects.filter(post__author=user).values(
                "post_id", "text", "made_at", "outcome", "answer", "handled_at"
            )
        ),
    }
    opened = [(file.name, file.file.open("rb")) for file in files if _is_there(file)]
    return facts, opened


def _with_titles(rows, user):
    """Each row with the title of its topic, as far as this person may read that."""
    rows = list(rows.select_related("topic"))
    seen = set(
        Topic.objects.visible_to(user).filter(pk__in=[row.topic_id for row in rows]).values_list("pk", flat=True)
    )
    return [(row, row.topic.title if row.topic_id in seen else UNSEEN.format("Onderwerp")) for row in rows]


def _is_there(attachment):
    return bool(attachment.file) and attachment.file.storage.exists(attachment.file.name)


def _followed(user):
    mine = Following.objects.filter(user=user)
    seen = mine.filter(
        Q(topic__in=Topic.objects.visible_to(user)) | Q(forum__in=Forum.objects.visible_to(user)) | ~Q(product=None)
    )
    readable = set(seen.values_list("pk", flat=True))
    return [
        str(one) if one.pk in readable else UNSEEN.format("Onderwerp" if one.topic_id else "Subforum")
        for one in mine.select_related("topic", "forum", "product")
    ]


def _bookmarked(user):
    mine = Bookmark.objects.filter(user=user).select_related("topic", "product")
    seen = set(Topic.objects.visible_to(user).filter(bookmarks__user=user).values_list("pk", flat=True))
    return [str(one) if one.product_id or one.topic_id in seen else UNSEEN.format("Onderwerp") for one in mine]


def _facts(post, readable):
    """`readable` are the topics of which this person may know the title; that of her own question is hers."""
    is_hers = post.number == 0 and not post.topic.split_from_id
    return {
        "onderwerp": post.topic.title if is_hers or post.topic_id in readable else UNSEEN.format("Onderwerp"),
        "adres": post.get_absolute_url(),
        "tekst": post.body,
        "anoniem": post.is_anonymous,
        "geplaatst_op": post.created_at,
        "bewerkt_op": post.edited_at,
        "eerdere_teksten": [revision.body for revision in post.revisions.all()],
        "bijlagen": [attachment.name for attachment in post.attachments.all()],
    }


def erase(user, *, keep_posts):
    """Take away what belongs to `user`; what was said stays without a name, or goes as well."""
    for draft in Draft.objects.filter(user=user):
        throw_away(draft=draft)
    for model in (Bookmark, Following, ReadMark, Digest):
        model.objects.filter(user=user).delete()
    MeToo.objects.filter(user=user).update(user=None)
    Report.objects.filter(reporter=user).update(reporter=None, explanation="")
    ModerationEntry.objects.filter(moderator=user).update(moderator=None)
    Objection.objects.filter(post__author=user).delete()
    Objection.objects.filter(handled_by=user).update(handled_by=None)
    posts = Post.objects.filter(author=user)
    if not keep_posts:
        for post in posts.select_related("topic").order_by("pk"):
            _take_away(post)
    Post.objects.filter(author=user).update(author=None, organisation=None, role="", shown_as="")


def _take_away(post):
    post = locked_post(post)
    topic = post.topic
    if post.status != Status.DELETED:
        empty(post)
    post.revisions.all().delete()
    if topic.question_id == post.pk:
        gone_title = ANONYMOUS_TITLE if post.is_anonymous else GONE_TITLE
        _rename_in_queued_mail(topic.title, gone_title)
        topic.title = gone_title
        topic.save(update_fields=["title"])
        searchable.update_topic(topic)
    _forget_queued_mail(post)


def _forget_queued_mail(post):
    """Mail that would still lead to this post."""
    _waiting_mail().filter(message__contains=post.get_absolute_url()).delete()


def _rename_in_queued_mail(title, gone_title):
    """Mail about the replies of others goes on, without the words of who left."""
    for mail in _waiting_mail().filter(message__contains=title):
        mail.message = mail.message.replace(title, gone_title)
        mail.subject = mail.subject.replace(title, gone_title)
        mail.save(update_fields=["message", "subject"])


def _waiting_mail():
    return Email.objects.filter(status__in=[STATUS.queued, STATUS.requeued])


PART = Part(name="community", export=export, erase=erase)
