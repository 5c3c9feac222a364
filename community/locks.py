"""The lock that every act takes first: what it changes is as it is now, and nobody else changes it meanwhile."""

from .models import Post, Topic


def locked(topic):
    """The topic with its forum, until this transaction ends."""
    return Topic.objects.select_for_update(of=["self"]).select_related("forum").get(pk=topic.pk)


def both_locked(one, other):
    """Two topics, always in the same order, so that two acts never wait for each other."""
    found = {topic.pk: locked(topic) for topic in sorted([one, other], key=lambda topic: topic.pk)}
    return found[one.pk], found[other.pk]


def locked_post(post):
    """The post, and the topic that it stands in by now."""
    topic = locked(Topic.objects.get(posts=post.pk))
    post = Post.objects.select_for_update(of=["self"]).get(pk=post.pk)
    if post.topic_id != topic.pk:  # a moderator moved it between our two questions
        return locked_post(post)
    post.topic = topic
    return post
