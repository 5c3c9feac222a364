"""Merging and splitting: posts change topic and number, and keep their own address."""

from django.db import transaction

from . import finding, notifications
from .counting import counted, locked, recount_replies
from .models import Following, Post, Status, Topic
from .moderation import Action, check_moderator, write_log


def merge(*, topic, into, by, reason, explanation=""):
    """Put all posts of `topic` behind those of `into`; its address leads there from now on."""
    check_moderator(by)
    if topic.pk == into.pk:
        return into
    with transaction.atomic():
        first, second = sorted([topic, into], key=lambda one: one.pk)
        found = {first.pk: locked(first), second.pk: locked(second)}
        topic, into = found[topic.pk], found[into.pk]
        asker = topic.question
        finding.remove_topic(topic)
        moved = topic.posts.order_by("number", "pk")
        _renumber(moved, into, start=into.last_number + 1)
        _move_followers(topic, into)
        with counted(topic):
            topic.question = topic.solution = None
            topic.status, topic.merged_into = Status.DELETED, into
            topic.last_number = topic.reply_count = 0
        with counted(into):
            _take_stock(into)
        finding.update_topic(into)
        write_log(Action.MERGE, into, by, reason)
        if asker:
            notifications.tell_writer(Post.objects.get(pk=asker.pk), Action.MERGE, reason, explanation)
    return into


def split(*, topic, number, title, by, reason, explanation=""):
    """Make reply `number` the question of a new topic, with the replies after it. Raises Post.DoesNotExist."""
    check_moderator(by)
    with transaction.atomic():
        topic = locked(topic)
        question = topic.posts.get(number=number, status=Status.VISIBLE)
        new = Topic.objects.create(forum=topic.forum, title=title, product=topic.product, status=Status.HELD)
        _renumber(topic.posts.filter(number__gte=number).order_by("number", "pk"), new, start=0)
        with counted(topic):
            if topic.solution_id and not topic.posts.filter(pk=topic.solution_id).exists():
                topic.solution = None
            _take_stock(topic)
        with counted(new):
            new.question, new.status, new.created_at = question, Status.VISIBLE, question.created_at
            _take_stock(new)
        _follow_along(topic, new)
        finding.update_topic(new)
        write_log(Action.SPLIT, topic, by, reason)
        notifications.tell_writer(Post.objects.get(pk=question.pk), Action.SPLIT, reason, explanation)
    return new


def _renumber(posts, topic, *, start):
    for number, post in enumerate(posts.only("pk", "topic", "number"), start):
        Post.objects.filter(pk=post.pk).update(topic=topic, number=number)


def _take_stock(topic):
    last = topic.posts.order_by("-number").values_list("number", flat=True).first()
    topic.last_number = last or 0
    recount_replies(topic)


def _move_followers(topic, into):
    already = Following.objects.filter(topic=into).values("user")
    Following.objects.filter(topic=topic).exclude(user__in=already).update(topic=into)
    topic.followings.all().delete()


def _follow_along(topic, new):
    writers = Post.objects.filter(topic=new, author__isnull=False).values("author")
    Following.objects.bulk_create(
        [Following(user_id=one.user_id, topic=new) for one in topic.followings.filter(user__in=writers)]
    )
