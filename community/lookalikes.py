"""Questions that look like the one being asked, and products that may answer it."""

from django.db.models import Q

from products.models import Product

from .models import Topic

MOST = 5
SHORTEST_WORD = 4  # letters: shorter words stand in every title
RECENT = 2_000  # topics that are compared; search finds the rest


def lookalikes(title, user):
    """Up to five `(kind, title, url)`, the most alike first."""
    words = sorted({word for word in _words(title) if len(word) >= SHORTEST_WORD}, key=len, reverse=True)[:6]
    if not words:
        return []
    topics = Topic.objects.listed().visible_to(user).select_related("forum").order_by("-last_post_at", "-pk")
    found = [("Onderwerp", topic) for topic in topics.filter(_any(words))[:50]]
    found += [
        ("Kennisproduct", product) for product in Product.objects.in_catalogue().filter(_any(words))[:20]
    ]
    found.sort(key=lambda pair: -_likeness(words, pair[1].title))
    return [{"kind": kind, "title": one.title, "url": one.get_absolute_url()} for kind, one in found[:MOST]]


def _words(text):
    return "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()


def _any(words):
    condition = Q()
    for word in words:
        condition |= Q(title__icontains=word)
    return condition


def _likeness(words, title):
    title = title.lower()
    return sum(len(word) for word in words if word in title)
