"""The shelf of shared pages itself: as small as a visitor takes it, bounded, and right when the database is away."""

import gzip
import threading
import time

import brotli
import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import Client

from privacyportal.core.models import PublicChange
from privacyportal.core.shared_pages import SHELF, SharedPagesMiddleware, version
from privacyportal.core.shared_pages.shelf import MOST_BYTES, MOST_PAGES, Shelf
from privacyportal.core.triggers import SETS, give_way, standing_of
from privacyportal.index.models import SearchEntry
from privacyportal.pages.models import HelpPage
from products.models import Theme
from tests.factories import make_theme

HELP = {"slug": "hulp", "summary": "Kort.", "body": "Tekst. " * 100, "reviewed_on": "2026-01-01"}


@pytest.fixture
def help_page(db):
    return HelpPage.objects.create(title="Parasol", **HELP)


def away(execute, sql, params, many, context):
    raise OperationalError("away")


@pytest.mark.parametrize(
    "accepted, coding",
    [
        ("", ""),
        ("identity", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br; q=0.000", ""),
        ("x-br", ""),
    ],
)
def test_a_page_leaves_as_the_browser_takes_it(help_page, accepted, coding):
    plain = Client().get("/hulp/hulp/")
    read = {"": bytes, "gzip": gzip.decompress, "br": brotli.decompress}[coding]
    for answer in (Client().get("/hulp/hulp/", headers={"Accept-Encoding": accepted}) for _ in range(2)):
        assert answer.get("Content-Encoding", "") == coding
        assert read(answer.content) == plain.content
        assert answer["Content-Length"] == str(len(answer.content))
        assert answer["ETag"] == (f"W/{plain['ETag']}" if coding else plain["ETag"])
        assert "Accept-Encoding" in answer["Vary"] and answer["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("is_made", [True, False])
def test_who_has_the_page_gets_no_second_one_but_every_rule(help_page, is_made):
    page = Client().get("/hulp/hulp/", headers={"Accept-Encoding": "br"})
    if not is_made:
        SHELF.clear()
    known = Client().get("/hulp/hulp/", headers={"Accept-Encoding": "gzip", "If-None-Match": page["ETag"]})
    assert (known.status_code, known.content, known["ETag"]) == (304, b"", page["ETag"])
    for name in ("Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "Vary", "Cache-Control"):
        assert known[name] == page[name]
    assert "Content-Encoding" not in known
    HelpPage.objects.update(title="Paraplu")
    changed = Client().get("/hulp/hulp/", headers={"If-None-Match": page["ETag"]})
    assert changed.status_code == 200 and "Paraplu" in changed.text


def test_head_gets_the_headers_of_the_page(help_page):
    page, head = Client().get("/hulp/hulp/"), Client().head("/hulp/hulp/")
    assert {**head.headers, "X-Request-Id": ""} == {**page.headers, "X-Request-Id": ""}


def test_what_is_no_page_is_compressed_and_not_kept(db):
    answer = Client().get("/hulp/bestaat-niet/", headers={"Accept-Encoding": "gzip"})
    assert (answer.status_code, answer["Content-Encoding"], len(SHELF)) == (404, "gzip", 0)


def test_the_log_names_the_route_of_a_shared_page(help_page, caplog):
    caplog.set_level("INFO", "portal.request")
    for _ in range(2):
        Client().get("/hulp/hulp/")
    assert [line.getMessage().rsplit(" ", 1)[0] for line in caplog.records] == ["GET /hulp/<word:slug>/ 200"] * 2


class Sized:
    def __init__(self, size):
        self.size = size


def test_the_shelf_holds_so_many_pages_and_bytes_and_the_one_that_nobody_asks_goes_first():
    shelf = Shelf()
    for number in range(MOST_PAGES):
        shelf.find("", 1)
        shelf.keep(number, Sized(10), 1)
    shelf.find(0, 1)
    shelf.keep("new", Sized(10), 1)
    assert (len(shelf), 0 in shelf, 1 in shelf, "new" in shelf) == (MOST_PAGES, True, False, True)
    for number in range(20):
        shelf.keep(f"big {number}", Sized(MOST_BYTES // 8), 1)
    assert shelf.bytes <= MOST_BYTES and len(shelf) == 8
    shelf.keep("too big", Sized(MOST_BYTES), 1)
    assert "too big" not in shelf


def test_what_was_made_of_an_earlier_version_is_not_kept():
    shelf = Shelf()
    shelf.find("page", 1)
    shelf.find("page", 2)
    shelf.keep("page", Sized(10), 1)
    assert len(shelf) == 0
    shelf.keep("page", Sized(10), 2)
    assert shelf.find("page", 2) and not shelf.find("page", 3) and (len(shelf), shelf.bytes) == (0, 0)


def test_who_takes_no_such_page_is_told_so(db):
    for accept, status in (("*/*", 200), ("application/json", 200), ("text/html", 406), ("text/html, */*", 200)):
        assert Client().get("/api/v1/onderwerpen", headers={"Accept": accept}).status_code == status
    assert len(SHELF) == 1


def test_one_thread_makes_a_page_and_the_others_wait_for_it(rf, monkeypatch):
    made, answers = [], []

    def make(request):
        made.append(request)
        time.sleep(0.1)
        return HttpResponse("User-agent: *")

    monkeypatch.setattr(version, "current", lambda: (1, 0))
    shared = SharedPagesMiddleware(make)
    threads = [threading.Thread(target=lambda: answers.append(shared(rf.get("/robots.txt")).content)) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), answers) == (1, [b"User-agent: *"] * 6)


def test_a_page_that_changes_while_it_is_made_is_made_again(help_page, monkeypatch):
    from privacyportal.pages import views

    def render(*args, shown=views.render, **kwargs):
        page = shown(*args, **kwargs)
        HelpPage.objects.update(title="Paraplu")
        return page

    monkeypatch.setattr(views, "render", render)
    assert "Parasol" in Client().get("/hulp/hulp/").text
    assert "Paraplu" in Client().get("/hulp/hulp/").text


def test_the_database_is_asked_once_in_a_while(help_page, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(version, "EVERY", 1)
    monkeypatch.setattr(version._Last, "asked_at", float("-inf"))
    Client().get("/hulp/hulp/")
    with django_assert_num_queries(0):
        for _ in range(3):
            Client().get("/hulp/hulp/")
    HelpPage.objects.update(title="Paraplu")
    monkeypatch.setattr(version._Last, "asked_at", time.monotonic() - 1)
    assert "Paraplu" in Client().get("/hulp/hulp/").text


def test_kept_pages_answer_for_ten_minutes_when_the_database_is_away(help_page, monkeypatch):
    page = Client().get("/hulp/hulp/")
    assert "Age" not in page

    def answers(seconds):
        monkeypatch.setattr(version._Last, "told_at", time.monotonic() - seconds)
        with connection.execute_wrapper(away):
            found = Client(raise_request_exception=False)
            return [found.get(address) for address in ("/hulp/hulp/", "/hulp/", "/health/live/")]

    kept, other, live = answers(seconds=400)
    assert (kept.status_code, kept["Age"], kept.content) == (200, "400", page.content)
    assert (other.status_code, live.status_code) == (503, 200)
    assert [answer.status_code for answer in answers(seconds=601)] == [503, 503, 200]
    assert "Age" not in Client().get("/hulp/hulp/")


def test_a_page_that_was_made_while_the_database_was_away_is_not_kept(help_page, monkeypatch):
    Client().get("/hulp/hulp/")
    monkeypatch.setattr(version._Last, "told_at", time.monotonic() - 100)
    with connection.execute_wrapper(away):
        assert Client().get("/robots.txt").status_code == 200
    assert ("http", "testserver", "/robots.txt", "") not in SHELF


def test_nothing_is_shared_as_long_as_the_triggers_may_not_stand(help_page):
    give_way(None, "default", plan=["something"])
    assert standing_of(connection, "shown_") == {} and not PublicChange.objects.exists()
    assert Client().get("/hulp/hulp/").status_code == 200 and len(SHELF) == 0
    call_command("migrate", verbosity=0)
    assert len(standing_of(connection, "shown_")) > 60
    Client().get("/hulp/hulp/")
    HelpPage.objects.update(title="Paraplu")
    assert len(SHELF) == 1 and "Paraplu" in Client().get("/hulp/hulp/").text


def test_after_a_migration_every_trigger_stands_again(db):
    standing = {triggers.prefix: standing_of(connection, triggers.prefix) for triggers in SETS}
    with connection.cursor() as cursor:
        for name, table in {**standing["shown_"], **standing["index_found_"]}.items():
            cursor.execute(f"DROP TRIGGER {name}{f' ON {table}' if connection.vendor == 'postgresql' else ''}")
    SearchEntry.objects.create(key="x", kind="product", audience="everyone", title="X", url="/", tokens="parasol")
    call_command("migrate", verbosity=0)
    assert {triggers.prefix: standing_of(connection, triggers.prefix) for triggers in SETS} == standing
    if connection.vendor == "sqlite":  # and what was written meanwhile is found
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM index_found WHERE index_found MATCH 'parasol'")
            assert cursor.fetchone() == (1,)


def test_a_second_migration_touches_no_trigger(db):
    before = version.current()
    call_command("migrate", verbosity=0)
    assert version.current() == before


@pytest.mark.django_db(transaction=True)
def test_a_table_that_a_migration_makes_anew_keeps_its_triggers(help_page):
    summary = HelpPage._meta.get_field("summary")
    longer = summary.clone()
    longer.max_length = 400
    longer.set_attributes_from_name("summary")
    give_way(None, "default", plan=["this"])
    with connection.schema_editor() as editor:
        editor.alter_field(HelpPage, summary, longer)
        editor.alter_field(HelpPage, longer, summary)
    call_command("migrate", verbosity=0)
    before = version.current()
    HelpPage.objects.update(summary="Anders.")
    assert version.current() != before


@pytest.mark.django_db(transaction=True)
def test_two_acts_at_once_both_make_another_version_and_never_wait_for_each_other():
    first, second, before = make_theme("Parasol"), make_theme("Paraplu"), version.current()
    both_wrote, seen, errors = threading.Barrier(2, timeout=5), [], []

    def act(theme):
        try:
            with transaction.atomic():
                Theme.objects.filter(pk=theme.pk).update(description="Anders.")
                if connection.vendor == "postgresql":  # SQLite lets one write at a time
                    both_wrote.wait()
        except Exception as error:
            errors.append(error)
        finally:
            seen.append(version._rows())
            connection.close()

    acts = [threading.Thread(target=act, args=[theme]) for theme in (first, second)]
    for one in acts:
        one.start()
    for one in acts:
        one.join()
    assert errors == []
    assert version.current()[0].count == before[0].count + 2


@pytest.mark.django_db(transaction=True)
def test_what_another_process_writes_is_seen_at_once(help_page):
    assert "Parasol" in Client().get("/hulp/hulp/").text
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("UPDATE pages_helppage SET title = 'Paraplu'")
            assert "Parasol" in Client().get("/hulp/hulp/").text
            cursor.execute("COMMIT")
    finally:
        other.close()
    assert "Paraplu" in Client().get("/hulp/hulp/").text


def test_old_changes_are_forgotten_and_that_is_another_version(db, monkeypatch):
    monkeypatch.setattr(version, "MANY_ROWS", 5)
    make_theme("Parasol")
    before = version.current()
    version.forget_old_changes()
    assert version.current() == before
    for number in range(6):
        make_theme(f"Paraplu {number}")
    before = version.current()[0]
    version.forget_old_changes()
    after = version.current()[0]
    assert PublicChange.objects.count() == 1 and after.newest > before.newest
