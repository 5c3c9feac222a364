"""The conversations that lead to a product: about it, or with a link to it."""

from django.db.models import Q

from products.where_used import Use, mentions

from .models import Topic
from .status import Status

KIND = "Onderwerp in de community"
SHOWN = 50


def topics_naming(product, addresses, user):
    """The topics that `user` may read by name; of the others how many there are, and nothing else."""
    about = Q(product=product) | Q(pk__in=_with_a_link(addresses))
    topics = Topic.objects.listed().filter(about)
    readable = topics.visible_to(user)
    for topic in readable.order_by("-last_post_at", "-pk").select_related("forum")[:SHOWN]:
        yield Use(KIND, topic.title, topic.get_absolute_url())
    if others := topics.count() - min(readable.count(), SHOWN):
        yield Use(KIND, f"{'En nog ' if readable else ''}{others} onderwerp{'en' if others > 1 else ''}")


def _with_a_link(addresses):
    posts = Topic.objects.filter(posts__status=Status.VISIBLE).filter(mentions("posts__body", addresses))
    return posts.values("pk")
