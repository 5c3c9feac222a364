"""The numbers of posts within a topic, when posts move from one to another."""

from .counting import recount_replies
from .models import Post


def renumber(posts, topic, *, start):
    """Give `posts` numbers in `topic` from `start` on; returns the new number of each old one."""
    places = {}
    for place, post in enumerate(posts.order_by("number", "pk").only("pk", "number"), start):
        Post.objects.filter(pk=post.pk).update(topic=topic, number=place)
        places[post.number] = place
    return places


def take_stock(topic):
    """Count anew what `topic` holds, after posts came or went."""
    last = topic.posts.order_by("-number").values_list("number", flat=True).first()
    topic.last_number = last or 0
    recount_replies(topic)
