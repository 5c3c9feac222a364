"""What it costs to do things where there is much: run beside a portal that is filled. Prints JSON, milliseconds by act."""

import json
import statistics
import time
import uuid

import tests.bench.django_here  # noqa: F401
from django.core.management import call_command
from django.db import transaction

from community import own_data as conversations
from community import posting
from community.models import Post, Topic
from community.notifications import announce_posts
from community.product_news import announce_changes
from privacyportal.accounts.models import User
from privacyportal.index.entries import Document
from privacyportal.index.writing import update
from privacyportal.retention.erasing import aging_acts, erase_what_is_due
from products.reviewing import remind_owners

ROUNDS = 9
TEXT = "Wij kijken eerst naar de grondslag en daarna naar de bewaartermijn. Artikel 6 is het begin. " * 3


class TakenBack(Exception):
    """So that every round finds what the first found."""


def main():
    posting.MOST_PER_MINUTE = 10_000
    call_command("collectstatic", interactive=False, verbosity=0)
    acts = {
        "Een reactie in het langste onderwerp": _reply,
        "Een bericht in de zoekindex": _index,
        "Berichten van een lid dat vertrekt wissen": _leave,
        "Wissen wat te oud is": erase_what_is_due,
        "Oud laten worden wat oud wordt": lambda: [act() for act in aging_acts()],
        "Melden van nieuwe berichten": announce_posts,
        "Melden van gewijzigde producten": announce_changes,
        "Herinneren van eigenaren": remind_owners,
    }
    return {name: _middle(act) for name, act in acts.items()}


def _middle(act):
    times = []
    for _ in range(ROUNDS):
        try:
            with transaction.atomic():
                started = time.perf_counter()
                act()
                times.append((time.perf_counter() - started) * 1000)
                raise TakenBack
        except TakenBack:
            pass
    return statistics.median(times)


def _reply():
    topic = Topic.objects.order_by("-last_number").first()
    author = User.objects.filter(posts__isnull=False).order_by("-pk").first()
    posting.reply(topic=topic, author=author, body=TEXT, token=uuid.uuid4())


def _index():
    text = "Een reactie " * 30
    update(Document(key="post:1", kind="community", title="Nieuw", text=text, url="/", audience="forum:1"))


def _leave():
    """Someone with few posts: how many others there are must not matter."""
    writer = User.objects.order_by("pk").last()
    topic = Topic.objects.order_by("-last_number").first()
    Post.objects.create(topic=topic, number=1_000_000, author=writer, body=TEXT)
    conversations.erase(writer, keep_posts=True)


if __name__ == "__main__":
    print(json.dumps(main()))
