"""What a forum of 1,000,000 posts costs, beside one of 1,000: `python -m tests.bench_community [posts]`.

Both lie in one database. The same pages of both are asked in turns; the middle time counts. A ratio above 1.5 fails.
"""

import os
import statistics
import sys
import tempfile
import time
import uuid
from datetime import timedelta

import tests.environment  # noqa: F401 - before Django reads its settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "privacyportal.settings")
if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp(prefix='portal-bench-')}/bench.sqlite3"

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import setup_test_environment
from django.utils import timezone

from community import posting
from community.models import Forum, Post, Topic
from tests.community.factories import make_member

LARGEST_RATIO, ROUNDS, LONG, PER_TOPIC = 1.5, 60, 5_000, 20
TEXT = "Wij kijken eerst naar de grondslag en daarna naar de bewaartermijn. Artikel 6 is het begin. " * 3


def main(posts):
    setup_test_environment()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    posting.MOST_PER_MINUTE = 10_000
    small, large = _fill("klein", 1_000), _fill("groot", posts)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return _report(connection.vendor, posts, _compare(small, large))


def _fill(slug, posts):
    """A forum with so many posts, of which 5,000 (or what there is) in one topic. Returns `(forum, longest topic)`."""
    started, now = time.monotonic(), timezone.now()
    forum = Forum.objects.create(name=slug, slug=slug, intro="x")
    authors = _authors(slug)
    longest = min(LONG, posts // 2)
    sizes = [longest] + [PER_TOPIC] * ((posts - longest) // PER_TOPIC)
    topics = Topic.objects.bulk_create(
        (
            Topic(
                forum=forum,
                title=f"Vraag {n} over de grondslag",
                created_at=now - timedelta(minutes=n),
                last_post_at=now - timedelta(minutes=n),
                last_number=size - 1,
                reply_count=size - 1,
            )
            for n, size in enumerate(sizes)
        ),
        batch_size=5_000,
    )
    batch = []
    for topic, size in zip(topics, sizes, strict=True):
        batch += [
            Post(
                topic=topic,
                number=n,
                author=authors[n % len(authors)],
                body=f"{TEXT} {n}",
                announced_at=now,
                created_at=topic.created_at,
                token=uuid.uuid4(),
            )
            for n in range(size)
        ]
        if len(batch) > 20_000:
            Post.objects.bulk_create(batch, batch_size=5_000)
            batch = []
    Post.objects.bulk_create(batch, batch_size=5_000)
    questions = dict(Post.objects.filter(topic__forum=forum, number=0).values_list("topic", "pk"))
    for topic in topics:
        topic.question_id = questions[topic.pk]
    for start in range(0, len(topics), 5_000):
        Topic.objects.bulk_update(topics[start : start + 5_000], ["question"], batch_size=500)
    Forum.objects.filter(pk=forum.pk).update(topic_count=len(topics))
    print(f"{slug}: {posts} posts, {len(topics)} topics in {time.monotonic() - started:.0f} s", flush=True)
    return forum, topics[0]


def _authors(slug):
    return [make_member(f"{slug}{n}") for n in range(50)]


def _compare(small, large):
    """The middle milliseconds of each task for the small and the large forum."""
    client = Client()
    client.force_login(make_member("Lezer", organisation="Modelburg"))
    tasks = {
        "topic list": lambda forum, topic: client.get(forum.get_absolute_url()),
        "open questions": lambda forum, topic: client.get(f"{forum.get_absolute_url()}?toon=open"),
        "last page": lambda forum, topic: client.get(
            f"{topic.get_absolute_url()}?pagina={-(-topic.last_number // 25)}"
        ),
        "reply": _reply,
    }
    return {name: _middles(task, small, large) for name, task in tasks.items()}


def _middles(task, *subjects):
    """The middle time of each subject in milliseconds; asked in turns, so that a busy machine slows both."""
    times = [[] for _ in subjects]
    for number in range(5 + ROUNDS):
        for subject, taken in zip(subjects, times, strict=True):
            started = time.perf_counter()
            _answered(task, subject)
            if number >= 5:
                taken.append((time.perf_counter() - started) * 1000)
    return [statistics.median(taken) for taken in times]


def _answered(task, subject):
    response = task(*subject)
    assert response is None or response.status_code == 200, response


def _reply(forum, topic):
    author = Post.objects.filter(topic=topic).select_related("author").order_by("number")[uuid.uuid4().int % 40].author
    posting.reply(topic=topic, author=author, body=TEXT, token=uuid.uuid4())


def _report(vendor, posts, results):
    worst = 0
    for name, (small, large) in results.items():
        worst = max(worst, large / small)
        print(f"{vendor:10} {name:15} 1,000: {small:6.1f} ms   {posts:,}: {large:6.1f} ms   × {large / small:.2f}")
    print(f"{vendor}: the largest ratio is {worst:.2f}, allowed is {LARGEST_RATIO}")
    return 0 if worst <= LARGEST_RATIO else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
