"""What visitors share is made once: which pages, for whom never, and right the moment something public changes."""

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from community.models import Forum
from privacyportal.accounts.models import Organisation
from privacyportal.contact.models import Desk
from privacyportal.core.public_rows import public_rows
from privacyportal.core.shared_pages import SHELF, is_shared
from privacyportal.pages.models import GlossaryTerm, HelpPage
from products import publishing
from products.models import LawTerm, Product, Publisher, Theme
from tests.decision_aids.factories import EXAMPLE as AID
from tests.decision_aids.factories import make_aid
from tests.doors import all_doors
from tests.factories import make_change, make_member, make_product
from tests.fill_in.factories import make_model

pytestmark = pytest.mark.django_db

SHARED = {
    "api:about": "/api/",
    "api:description": "/api/v1/openapi.json",
    "api:product": "/api/v1/kennisproducten/privacyraamwerk",
    "api:products": "/api/v1/kennisproducten",
    "api:publishers": "/api/v1/organisaties",
    "api:start": "/api/v1",
    "api:themes": "/api/v1/onderwerpen",
    "api_catalog": "/.well-known/api-catalog",
    "community:home": "/community/",
    "contact:form": "/contact/",
    "decision_aids:aid": "/keuzehulp/{aid}/",
    "decision_aids:json": "/keuzehulp/{aid}.json",
    "decision_aids:list": "/keuzehulp/",
    "decision_aids:question": "/keuzehulp/{aid}/{question}/",
    "fill_in:list": "/modellen/",
    "fill_in:model": "/modellen/{model}/",
    "global_privacy_control": "/.well-known/gpc.json",
    "opensearch": "/opensearch.xml",
    "pages:about": "/over/",
    "pages:accessibility": "/toegankelijkheid/",
    "pages:accessibility_json": "/toegankelijkheid.json",
    "pages:accountability": "/over/verantwoording/",
    "pages:cookies": "/cookies/",
    "pages:glossary": "/hulp/begrippen/",
    "pages:help": "/hulp/",
    "pages:help_page": "/hulp/een-vraag-stellen/",
    "pages:home": "/",
    "pages:privacy_statement": "/privacyverklaring/",
    "pages:vulnerability": "/kwetsbaarheid-melden/",
    "products:csv": "/producten.csv",
    "products:detail": "/producten/privacyraamwerk/",
    "products:feed": "/producten/feed/",
    "products:json": "/producten.json",
    "products:list": "/producten/",
    "products:product_feed": "/producten/privacyraamwerk/feed/",
    "products:versions": "/producten/privacyraamwerk/versies/",
    "register:check": "/register/controleren/",
    "register:columns": "/register/kolommen.json",
    "register:register": "/register/",
    "robots": "/robots.txt",
    "security_txt": "/.well-known/security.txt",
    "sitemap": "/sitemap.xml",
    "sitemap_section": "/sitemap-products.xml",
}
PLACES = {"aid": "mag-de-fiets-naar-binnen", "model": "model-fietsbrief", "question": "a1"}
SHARED = {name: address.format(**PLACES) for name, address in SHARED.items()}
OTHER_DOORS = [
    "/zoeken/",
    "/zoeken/?q=avg",
    "/account/inloggen/",
    "/community/privacy/",
    "/health/live/",
    "/health/ready/",
]


@pytest.fixture
def everything(content):
    make_aid()
    make_model()
    make_change(Product.objects.get(slug="privacyraamwerk"), is_major=True)


@contextmanager
def tables_read():
    """The tables that are read meanwhile, by name."""
    tables = set()

    def read(execute, sql, params, many, context):
        tables.update(re.findall(r'(?:FROM|JOIN|,) "(?!col\d)(\w+)"', sql))  # col1: a column of a subquery
        return execute(sql, params, many, context)

    with connection.execute_wrapper(read):
        yield tables


def is_kept(address, query=""):
    return ("http", "testserver", address, query) in SHELF


def test_exactly_these_doors_lead_to_shared_pages():
    assert sorted(name for name, view in all_doors() if is_shared(view)) == sorted(SHARED)


def test_a_shared_page_is_made_once_and_holds_nothing_of_one_visitor(everything):
    for address in SHARED.values():
        first = Client().get(address)
        assert first.status_code == 200 and is_kept(address), address
        with tables_read() as tables:
            second = Client().get(address)
        assert tables == set(), address
        assert (second.content, second.headers) == (
            first.content,
            {**first.headers, "X-Request-Id": second["X-Request-Id"]},
        )
        assert not first.cookies and "csrfmiddlewaretoken" not in first.text, address


def test_a_shared_page_is_the_page_that_everybody_else_gets(everything):
    for address in SHARED.values():
        made, shared = Client(headers={"Cookie": "x=1"}).get(address), Client().get(address)
        assert made.content == shared.content, address
        ours = {"X-Request-Id", "Expires"}
        assert {k: v for k, v in made.items() if k not in ours} == {k: v for k, v in shared.items() if k not in ours}


def test_every_table_that_a_shared_page_reads_tells_of_its_changes(everything):
    telling = {apps.get_model(label, shown.model)._meta.db_table for label, shown in public_rows()}
    with tables_read() as tables:
        for address in SHARED.values():
            Client().get(address)
        Client().get("/producten/?onderwerp=datalekken")
    assert len(tables) > 15 and tables - telling == set()
    assert telling - tables == {"products_formerslug"}  # a redirect is no page, and follows from what is a page


def test_a_member_gets_and_makes_her_own_page(everything, client):
    member = Client()
    member.force_login(make_member())
    for address in SHARED.values():
        assert member.get(address).status_code == 200
        assert not is_kept(address), address
    page = client.get("/").text
    assert "Inloggen" in page and "Mijn account" in member.get("/").text
    assert Client().get("/").text == page


@pytest.mark.parametrize(
    "asked",
    [
        {"headers": {"Cookie": "voorkeur=1"}},
        {"headers": {"Authorization": "Basic eDp5"}},
        {"headers": {"Range": "bytes=0-9"}},
        {"QUERY_STRING": "utm_source=x"},
        {"QUERY_STRING": "pagina=2&x=1"},
        {"REQUEST_METHOD": "HEAD"},
        {"REQUEST_METHOD": "POST"},
        {"HTTP_HOST": "elders.example"},
        {"CONTENT_LENGTH": "3"},
    ],
    ids=str,
)
def test_who_asks_in_another_way_makes_no_shared_page(everything, asked):
    for address in ("/contact/", "/producten/"):
        Client(raise_request_exception=False).get(address, **asked)
        assert len(SHELF) == 0


@pytest.mark.parametrize(
    "asked", [{"Cookie": "voorkeur=1"}, {"Authorization": "Basic eDp5"}, {"Range": "bytes=0-9"}], ids=str
)
def test_who_asks_in_another_way_gets_no_shared_page(everything, asked):
    Client().get("/")
    with tables_read() as tables:
        Client().get("/", headers=asked)
    assert "community_forum" in tables


def test_doors_that_are_not_marked_are_never_kept(everything):
    Forum.objects.filter(slug="privacy").update(visibility=Forum.Visibility.EVERYONE)
    for address in OTHER_DOORS:
        assert Client().get(address).status_code == 200, address
    assert len(SHELF) == 0


def test_one_choice_in_the_catalogue_is_shared_when_we_know_it(everything):
    for query, is_one in [
        ("onderwerp=datalekken", True),
        ("onderwerp=verzonnen", False),
        ("onderwerp=datalekken&soort=guide", False),
        ("q=avg", False),
        ("sorteer=titel", False),
    ]:
        assert Client().get(f"/producten/?{query}").status_code == 200
        assert is_kept("/producten/", query) == is_one, query


def test_each_name_and_scheme_of_the_website_has_its_own_page(everything, settings):
    settings.ALLOWED_HOSTS = ["testserver", "b.example"]
    pages = [Client().get("/", headers={"Host": host}).text for host in ("testserver", "b.example")]
    assert ["http://testserver/" in page for page in pages] == [True, False]
    assert 'href="https://testserver/"' in Client().get("/", secure=True).text


CHANGES = {
    "a rename": (
        "/producten/",
        lambda: Product.objects.filter(slug="privacyraamwerk").update(title="Kompas"),
        "Kompas",
    ),
    "a text": ("/producten/privacyraamwerk/", lambda: edit(body="## Een kop\n\nVers geschreven."), "Vers geschreven"),
    "a theme": (
        "/producten/?onderwerp=datalekken",
        lambda: Theme.objects.filter(slug="datalekken").update(name="Lekken"),
        "Lekken",
    ),
    "a theme of a product": ("/producten/privacyraamwerk/", lambda: product().themes.set([new_theme()]), "Parasol"),
    "a publisher": ("/", lambda: Publisher.objects.filter(slug="vng").update(abbreviation="Tuinslang"), "Tuinslang"),
    "the address of a desk": (
        "/contact/",
        lambda: Desk.objects.filter(order=1).update(address="x@y.example"),
        "x@y.example",
    ),
    "an organisation": ("/contact/", lambda: Organisation.objects.create(name="Gemeente Paraplu"), "Paraplu"),
    "the name of a forum": ("/community/", lambda: Forum.objects.update(name="Het plein"), "Het plein"),
    "a help page": ("/hulp/een-vraag-stellen/", lambda: HelpPage.objects.update(title="Vraag maar"), "Vraag maar"),
    "a new help page": (
        "/hulp/",
        lambda: HelpPage.objects.create(title="Kwispel", slug="p", reviewed_on="2026-01-01"),
        "Kwispel",
    ),
    "a law term": ("/hulp/begrippen/", lambda: LawTerm.objects.update(replaced_by="Pelikaan"), "Pelikaan"),
    "a word explained": ("/hulp/begrippen/", lambda: GlossaryTerm.objects.update(explanation="Roerdomp."), "Roerdomp"),
    "a change": ("/producten/feed/", lambda: make_change(product(), "Gieter", is_major=True), "Gieter"),
    "an aid": (
        "/keuzehulp/",
        lambda: make_aid(number=2, source=AID.replace("Mag de fiets", "Mag de step")),
        "Mag de step",
    ),
}


def product():
    return Product.objects.get(slug="privacyraamwerk")


def edit(**fields):
    changed = product()
    for name, value in fields.items():
        setattr(changed, name, value)
    changed.save()


def new_theme():
    return Theme.objects.create(name="Parasol", slug="parasol")


def test_what_changes_is_seen_at_once_and_what_is_undone_moves_nothing(everything):
    for name, (address, change, word) in CHANGES.items():
        assert word not in Client().get(address).text, name
        with transaction.atomic():
            change()
            transaction.set_rollback(True)
        with tables_read() as tables:
            assert word not in Client().get(address).text, name
        assert tables == set(), name
        change()
        assert word in Client().get(address).text, name


def test_publish_and_withdraw_are_seen_at_once(everything):
    emma = make_member("Emma", is_staff=True)
    fresh = make_product("Paraplu", status=Product.Status.CONCEPT, published_at=None, is_start_text=False)
    addresses = ["/", "/producten/", "/producten.json", "/sitemap.xml"]
    assert ["araplu" in Client().get(address).text for address in addresses] == [False] * 4
    assert Client().get(fresh.get_absolute_url()).status_code == 404
    publishing.publish(product=fresh, by=emma, summary="Nieuw.", is_major=True, is_checked=True)
    assert ["araplu" in Client().get(address).text for address in addresses[1:]] == [True] * 3
    assert Client().get(fresh.get_absolute_url()).status_code == 200
    publishing.withdraw(product=fresh, by=emma, reason="Het klopte niet.")
    assert "Het klopte niet." in Client().get(fresh.get_absolute_url()).text
    assert "araplu" not in Client().get("/producten/").text


def test_what_nobody_sees_leaves_the_pages_where_they_are(everything):
    concept = make_product("Concept", status=Product.Status.CONCEPT, published_at=None)
    Client().get("/producten/")
    Product.objects.update(links_checked_at=timezone.now(), is_to_recheck=True)
    Forum.objects.update(topic_count=7, solved_count=3)
    Theme.objects.filter(slug="datalekken").first().save()  # as it was
    concept.title = "Ander concept"
    concept.save()
    make_member("Bram")
    with tables_read() as tables:
        Client().get("/producten/")
    assert tables == set()


def test_at_midnight_every_page_is_made_anew(everything, monkeypatch):
    first = Client().get("/producten/privacyraamwerk/").text
    today = timezone.localdate()
    Product.objects.filter(slug="privacyraamwerk").update(check_before_on=today - timedelta(days=60))
    assert "Wordt herzien" not in Client().get("/producten/privacyraamwerk/").text
    monkeypatch.setattr(timezone, "localdate", lambda *args: today + timedelta(days=1))
    assert "Wordt herzien" in Client().get("/producten/privacyraamwerk/").text and first


def test_another_statement_setting_is_on_the_page_of_a_process_that_starts(everything, settings):
    Client().get("/over/")
    settings.OPERATOR = {**settings.OPERATOR, "name": type(settings.OPERATOR["name"])("Gemeente Paraplu")}
    assert "Gemeente Paraplu" in Client().get("/over/").text


def test_loaded_data_and_the_command_make_every_page_anew(everything, capsys):
    Client().get("/hulp/")
    HelpPage.objects.filter(slug="een-vraag-stellen").update(title="Even anders")
    assert "Even anders" in Client().get("/hulp/").text
    call_command("loaddata", "help", verbosity=0)
    assert "Even anders" not in Client().get("/hulp/").text
    call_command("empty_shared_pages")
    with tables_read() as tables:
        Client().get("/hulp/")
    assert "pages_helppage" in tables
