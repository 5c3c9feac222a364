"""Conversations as the search index takes them, in the transaction of every change; never who said it."""

from django.db.models import F

from privacyportal.core.markdown import plain_text
from privacyportal.index.entries import EVERYONE, Document
from privacyportal.index.searching import search
from privacyportal.index.writing import remove, update
from products.decision_aids.searchable import KIND as AID
from products.fill_in.searchable import KIND as MODEL
from products.searchable import KIND as PRODUCT

from .models import Attachment, Forum, Post, Topic
from .status import Status

KIND = "community"
QUESTION_WEIGHT, REPLY_WEIGHT, FILE_WEIGHT = 0.45, 0.3, 0.35  # who searches wants the product first
ALIKE, OTHERS = 5, 3  # things that look like the question being asked, of which so many may be no conversation
EXCERPT = 300  # characters of an answer
COMPARED = 30  # hits: replies lead to the topic that their question leads to as well
LABELS = {PRODUCT: "Kennisproduct", AID: "Keuzehulp", MODEL: "Model", KIND: "Onderwerp"}


def documents():
    """Every post and file that members may find, for building the index anew."""
    visible = {"status": Status.VISIBLE, "topic__status": Status.VISIBLE}
    posts = Post.objects.filter(**visible).select_related("topic__forum").order_by("pk")
    for post in posts.iterator(chunk_size=500):
        yield document_of(post)
    files = Attachment.objects.filter(
        post__status=Status.VISIBLE, post__topic__status=Status.VISIBLE, scan=Attachment.Scan.CLEAN
    )
    for attachment in files.select_related("post__topic__forum").order_by("pk").iterator(chunk_size=500):
        yield document_of(attachment)


def document_of(thing):
    return _of_attachment(thing) if isinstance(thing, Attachment) else _of_post(thing)


def key_of(thing):
    return f"{'bijlage' if isinstance(thing, Attachment) else 'post'}:{thing.pk}"


def update_topic(topic):
    """Let the index know the question and replies of `topic`, each under its title."""
    if topic.status != Status.VISIBLE:
        return remove_topic(topic)
    for post in topic.posts.filter(status=Status.VISIBLE).prefetch_related("attachments"):
        post.topic = topic
        update_post(post)


def update_post(post):
    """Let the index know a post and its files as they are now."""
    if post.status != Status.VISIBLE or post.topic.status != Status.VISIBLE:
        return remove_post(post)
    update(document_of(post))
    for attachment in post.attachments.all() if getattr(post, "has_files", True) else []:
        is_clean = attachment.scan == Attachment.Scan.CLEAN
        update(document_of(attachment)) if is_clean else remove(key_of(attachment))


def remove_topic(topic):
    for post in topic.posts.prefetch_related("attachments"):
        remove_post(post)


def remove_post(post):
    remove(key_of(post))
    for attachment in post.attachments.all():
        remove(key_of(attachment))


def audiences(user):
    """The words of the search index that `user` holds: one for each forum that he may read."""
    return [forum.audience for forum in Forum.objects.visible_to(user)]


def lookalikes(title, user):
    """Up to five `{kind, title, url, state, excerpt}` that `user` may open, the most like `title` first."""
    kinds = {"all": (PRODUCT, AID, MODEL, KIND)}
    results = search(title, audiences={EVERYONE, *audiences(user)}, kinds=kinds, is_grouped=False)
    found = {}
    for hit in results.hits(results.ranked[:COMPARED]):
        if not hit.key.startswith("bijlage:"):
            found.setdefault((hit.kind, hit.name), hit)
    others = [hit for hit in found.values() if hit.kind != KIND][:OTHERS]
    hits = [hit for hit in found.values() if hit.kind == KIND or hit in others][:ALIKE]
    topics = _topics_of(hits)
    return [{"kind": LABELS[hit.kind], "title": hit.name, "url": hit.url, **_told(hit, topics)} for hit in hits]


def _topics_of(hits):
    """The topic of each hit that is a post, by the key of the hit."""
    keys = {hit.key.removeprefix("post:"): hit.key for hit in hits if hit.kind == KIND}
    topics = Topic.objects.filter(posts__in=keys).annotate(hit=F("posts__pk"))
    topics = topics.select_related("solution__author", "solution__organisation")
    return {keys[str(topic.hit)]: topic for topic in topics}


def _told(hit, topics):
    """How far it is answered, and the first lines of that answer."""
    topic = topics.get(hit.key)
    if topic is None:
        return {"state": "", "excerpt": hit.excerpt, "by": ""}
    if topic.solution:
        return {"state": "Opgelost", "excerpt": topic.solution.opening()[:EXCERPT], "by": topic.solution.byline}
    count = topic.reply_count
    return {"state": f"Nog geen oplossing, {count} reactie{'' if count == 1 else 's'}", "excerpt": "", "by": ""}


def _of_post(post):
    is_question = post.number == 0
    return Document(
        key=key_of(post),
        kind=KIND,
        title=post.topic.title,
        text=plain_text(post.body, as_typed=True),
        url=post.get_absolute_url(),
        audience=post.topic.forum.audience,
        weight=QUESTION_WEIGHT if is_question else REPLY_WEIGHT,
        label=f"Vraag in {post.topic.forum}" if is_question else f"Reactie in {post.topic.forum}",
        belongs_to=_thing(post.topic_id),
    )


def _of_attachment(attachment):
    topic = attachment.post.topic
    return Document(
        key=key_of(attachment),
        kind=KIND,
        title=attachment.name,
        text=f"{topic.title}\n{attachment.text}",
        url=attachment.post.get_absolute_url(),
        audience=topic.forum.audience,
        weight=FILE_WEIGHT,
        label=f"Bijlage in {topic.forum}",
        belongs_to=_thing(topic.pk),
    )


def _thing(topic_pk):
    return f"topic:{topic_pk}"
