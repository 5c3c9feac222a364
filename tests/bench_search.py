"""How fast the search is at 10,000 products and 200,000 posts: `make bench`, on the database of DATABASE_URL.

Documents go straight into the index. They are made of the sentences of the real products, so that common words are as
common as in life; each has a word of its own besides. Measured: rebuilding, the size, and ten kinds of query.
"""

import os
import random
import sys
import tempfile
import time
from pathlib import Path

import tests.environment  # noqa: F401 - before Django reads its settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "privacyportal.settings")
if not os.environ.get("DATABASE_URL"):
    os.environ["DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp(prefix='portal-bench-')}/bench.sqlite3"

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from privacyportal.index.entries import Document
from privacyportal.index.models import SearchEntry
from privacyportal.index.searching import search, titles_starting_with
from privacyportal.index.writing import rebuild, update
from privacyportal.pages.management.commands.prepare import load_content
from privacyportal.search.readers import groups_for
from products.models import Product
from products.searchable import document_of

QUERIES = {
    "one rare word": ["onderwerp4711", "document8812", "onderwerp99999"],
    "one common word": ["gemeente", "gegevens", "persoonsgegevens"],
    "two words": ["datalek melden", "toestemming kind", "cookies website"],
    "a whole question": ["wanneer is een leverancier verwerker", "mag de fg ook ciso zijn", "wie meldt een datalek"],
    "an abbreviation": ["dpia", "fg", "bio2"],
    "an old word": ["bewerkersovereenkomst", "wbp", "meldingenregister"],
    "a compound": ["verwerkersovereenkomst", "bewaartermijnen", "raamovereenkomst"],
    "an article": ["artikel 28", "artikel 33 lid 1", "72 uur"],
    "a slip of the keyboard": ["verwerkersoverenkomst", "datlek", "toestemmming"],
    "words that nobody wrote": ["zwembadeend", "xyzzy plugh", "qqqq"],
}
READERS = {
    "visitor": {"everyone"},
    "member": {"everyone", *(f"forum:{number}" for number in range(8))},
    "member of one forum": {"everyone", "forum:3"},
}


def main(product_count=10_000, post_count=200_000, rounds=40):
    call_command("migrate", verbosity=0)
    load_content()
    started = time.perf_counter()
    count = rebuild(documents(product_count, post_count))
    print(f"{connection.vendor}: {count} documents indexed in {time.perf_counter() - started:.0f} s")
    print(f"size: {size() / 1024**2:.0f} MB; one more document: {one_update():.1f} ms")
    for reader, audiences in READERS.items():
        measure(reader, audiences, rounds)


def documents(product_count, post_count):
    chance, sentences, real = random.Random(1), [], []
    for product in Product.objects.order_by("pk"):
        real.append(document_of(product))
        sentences += [line for line in real[-1].text.splitlines() if len(line) > 20]
    for number in range(product_count):
        model = chance.choice(real)
        yield Document(
            key=f"product:{number}",
            kind="product",
            title=f"{model.title} document{number}",
            summary=model.summary,
            headings=model.headings,
            text=" ".join(chance.sample(sentences, 60)),
            url=f"/producten/{number}/",
        )
    for number in range(post_count):
        words = chance.choice(sentences).split()[:7]
        yield Document(
            key=f"post:{number}",
            kind="community",
            title=f"{' '.join(words)} onderwerp{number // 5}",
            text=" ".join(chance.sample(sentences, 5)),
            url=f"/community/{number}/",
            weight=0.3,
            audience=f"forum:{number % 8}",
        )


def measure(reader, audiences, rounds):
    kinds = groups_for(audiences)
    print(f"\n{reader:26} median ms   p99 ms   hits")
    for name, queries in QUERIES.items():
        times, total = [], 0
        for _ in range(rounds):
            for query in queries:
                started = time.perf_counter()
                results = search(query, audiences=audiences, kinds=kinds)
                results.hits(results.ranked[:20])
                times.append((time.perf_counter() - started) * 1000)
                total = max(total, results.total)
        print(f"{name:26} {middle(times):9.1f} {last(times):8.1f} {total:6}")
    times = []
    for typed in ("verw", "model verw", "document88", "d") * rounds:
        started = time.perf_counter()
        titles_starting_with(typed, audiences=audiences, kinds=kinds)
        times.append((time.perf_counter() - started) * 1000)
    print(f"{'suggestions while typing':26} {middle(times):9.1f} {last(times):8.1f}")


def middle(times):
    return sorted(times)[len(times) // 2]


def last(times):
    return sorted(times)[int(len(times) * 0.99)]


def one_update():
    entry = Document(
        key="post:1", kind="community", title="Nieuw", text="Een reactie " * 30, url="/", audience="forum:1"
    )
    started = time.perf_counter()
    for _ in range(20):
        update(entry)
    return (time.perf_counter() - started) * 1000 / 20


def size():
    """Bytes of the entries, what finds them and the vocabulary, content included."""
    if connection.vendor == "sqlite":
        return Path(settings.DATABASES["default"]["NAME"]).stat().st_size
    with connection.cursor() as cursor:
        tables = [SearchEntry._meta.db_table, "index_searchword", "index_wordchange"]
        cursor.execute("SELECT SUM(pg_total_relation_size(name::regclass)) FROM unnest(%s) AS name", [tables])
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
