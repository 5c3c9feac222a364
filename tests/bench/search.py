"""How fast the search is among so many documents: `python -m tests.bench.search 200000`, on the database of DATABASE_URL.

Documents go straight into the index. They are made of the sentences of the real products, so that common words are as
common as in life; each has a word of its own besides. The first go the way of every document; on PostgreSQL the rest are
copies of those, each with another word of its own. Measured: rebuilding, the size, and ten kinds of query.
"""

import json
import random
import sys
import time
from pathlib import Path

import tests.bench.django_here  # noqa: F401
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.models import Q

from privacyportal.index import engines
from privacyportal.index.engines import tsvector
from privacyportal.index.entries import Document
from privacyportal.index.models import SearchEntry
from privacyportal.index.searching import search, titles_starting_with
from privacyportal.index.writing import WRITTEN, rebuild, update
from privacyportal.pages.management.commands.prepare import load_content
from privacyportal.search.readers import groups_for
from products.models import Product
from products.searchable import document_of
from tests.bench.multiply import run

INDEXED, SHARE_OF_PRODUCTS = 10_000, 0.05  # documents that go the whole way; of all
QUERIES = {
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


def main(wanted=200_000, rounds=40):
    call_command("migrate", verbosity=0)
    if not Product.objects.exists():
        load_content()
    lines, rows = fill(wanted), []
    queries = {"one rare word": rare_words()} | QUERIES
    for reader, audiences in READERS.items():
        rows += measure(reader, audiences, queries, rounds)
    return {"lines": lines, "rows": rows, "p99": max(row[3] for row in rows)}


def fill(wanted):
    """Sentences about how long it took and how large it is."""
    first = min(wanted, INDEXED) if connection.vendor == "postgresql" else wanted
    started = time.perf_counter()
    count = rebuild(documents(int(first * SHARE_OF_PRODUCTS), int(first * (1 - SHARE_OF_PRODUCTS))))
    each = (time.perf_counter() - started) * 1000 / count
    copy(wanted // first - 1)
    megabytes = size() / 1024**2
    return [
        f"{SearchEntry.objects.count()} documenten, {megabytes:.0f} MB. Opnieuw bouwen: {each:.2f} ms per document; één "
        f"document erbij: {one_update():.1f} ms."
    ]


def copy(times):
    """Every document so many times more, with an own word that nobody else has; the index is made when all are there."""
    if not times:
        return
    table = SearchEntry._meta.db_table
    own = r"regexp_replace(model.{}, '(onderwerp|document)\d+', '\1' || (model.id * 100 + n), 'g')"
    changed = {name: own.format(name) for name in ("title", "tokens", "marks")}
    changed |= {"key": "model.key || ':' || n", "belongs_to": "''"}
    names = ["key", *WRITTEN]
    chosen = ", ".join(changed.get(name, f"model.{name}") for name in names)
    run("DROP INDEX index_found")
    run(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {chosen} FROM {table} AS model, generate_series(1, {times}) AS n"
    )
    run("SET maintenance_work_mem = '512MB'")
    run(tsvector.CREATE[-1])
    run(f"UPDATE index_searchword SET count = count * {times + 1}")
    engines.learn()


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


def rare_words():
    """The last words of some titles that each reader or each member finds: no other product or topic has them."""
    entries = SearchEntry.objects.filter(Q(kind="product") | Q(audience="forum:3")).filter(title__regex=r"\d$")
    titles = entries.order_by("pk").values_list("title", flat=True)
    return [titles[place].split()[-1] for place in (0, len(titles) // 2, len(titles) - 1)]


def measure(reader, audiences, queries, rounds):
    """Rows of the kind of question, the reader, the middle and the 99th milliseconds, and how many hits."""
    kinds, rows = groups_for(audiences), []
    for name, asked in queries.items():
        times, total = [], 0
        for _ in range(rounds):
            for query in asked:
                started = time.perf_counter()
                results = search(query, audiences=audiences, kinds=kinds)
                results.hits(results.ranked[:20])
                times.append((time.perf_counter() - started) * 1000)
                total = max(total, results.total)
        rows.append((name, reader, middle(times), last(times), total))
    times = []
    for typed in ("verw", "model verw", "document88", "d") * rounds:
        started = time.perf_counter()
        titles_starting_with(typed, audiences=audiences, kinds=kinds)
        times.append((time.perf_counter() - started) * 1000)
    return [*rows, ("suggestions while typing", reader, middle(times), last(times), "-")]


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
    print(json.dumps(main(*map(int, sys.argv[1:]))))
