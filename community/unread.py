"""What a member has not read yet."""

from django.db.models import Count, Q

from .models import Post, ReadMark, Status


def with_news(topics, user):
    """The topics of a list, each with `new_count`; nothing for what the member never opened."""
    topics = list(topics)
    marks = _marks_of(user, topics)
    behind = Q()
    for topic in topics:
        if topic.last_number > marks.get(topic.pk, topic.last_number):
            behind |= Q(topic=topic, number__gt=marks[topic.pk])
    new = Post.objects.filter(behind, status=Status.VISIBLE).order_by().values_list("topic")
    counts = dict(new.annotate(Count("pk"))) if behind else {}
    for topic in topics:
        topic.new_count = counts.get(topic.pk, 0)
    return topics


def read_until(user, topic):
    """The number of the last post that the member has read; None when the topic was never opened."""
    return _marks_of(user, [topic]).get(topic.pk)


def first_new(user, topic, read):
    """The first post after number `read` that this member may see; None without a mark or without news."""
    if read is None or read >= topic.last_number:
        return None
    posts = Post.objects.visible_to(user).readable().filter(topic=topic, number__gt=read).order_by("number")
    post = posts.first()
    if post:
        post.topic = topic
    return post


def _marks_of(user, topics):
    if not user.is_authenticated:
        return {}
    return dict(ReadMark.objects.filter(user=user, topic__in=topics).values_list("topic", "number"))
