"""What a member has not read yet."""

from .models import ReadMark


def with_news(topics, user):
    """The topics of a list, each with `new_count` and `first_new`; nothing for what the member never opened."""
    topics = list(topics)
    marks = {}
    if user.is_authenticated:
        marks = dict(ReadMark.objects.filter(user=user, topic__in=topics).values_list("topic", "number"))
    for topic in topics:
        read = marks.get(topic.pk)
        topic.new_count = 0 if read is None else max(0, topic.last_number - read)
    return topics


def read_until(user, topic):
    """The number of the last post that the member has read; None when the topic was never opened."""
    if not user.is_authenticated:
        return None
    return ReadMark.objects.filter(user=user, topic=topic).values_list("number", flat=True).first()
