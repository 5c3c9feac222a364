"""What grows with a portal: lists show their own rows in order, ask no more statements for it, and find them in an index."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.models import Topic
from privacyportal.accounts.directory import listed
from privacyportal.accounts.models import User
from privacyportal.core.shared_pages.version import make_new
from products import publishing
from products.broken_links import last_look
from products.models import Product
from tests.community.factories import make_forum, make_topic
from tests.factories import make_member, make_product

pytestmark = pytest.mark.django_db
PAGES = ["/beheer/", "/beheer/products/product/", "/beheer/accounts/user/", "/account/leden/", "/"]


@pytest.fixture
def superuser(client):
    somebody = make_member("Beheer", is_staff=True, is_superuser=True)
    client.force_login(somebody)
    return somebody


def fill(numbers, by):
    forum = make_forum(f"vragen-{numbers[0]}")
    for number in numbers:
        writer = make_member(f"Lid {number}", is_listed=True)
        make_topic(f"Vraag {number}", forum=forum, author=writer)
        publishing.save_concept(product=make_product(f"Gids {number}"), by=by, values={"body": "Nieuw."})
        make_product(f"Concept {number}", status="concept", published_at=None)


@pytest.mark.parametrize("address", PAGES)
def test_many_rows_take_no_more_statements_than_few(client, superuser, address):
    def asked():
        make_new()
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    fill(range(2), superuser)
    few = asked()
    fill(range(2, 9), superuser)
    assert asked() == few


def test_the_start_page_of_the_desk_shows_each_text_that_waits_once(client, superuser):
    fill(range(3), superuser)
    Product.objects.exclude(concept=None).update(title="Met nieuwer concept")
    concepts = client.get("/beheer/").text.split('id="concepten"')[1].split("</ul>")[0]
    assert concepts.count("<li>") == 6
    assert concepts.count(">Met nieuwer concept<") == concepts.count("nieuwer concept, ") == 3


def test_the_last_look_tells_of_all_products_on_the_website():
    now = timezone.now()
    for days in (1, 3):
        make_product(f"Gids {days}", links_checked_at=now - timedelta(days=days))
    make_product("Nooit")
    make_product("Concept", status="concept", published_at=None)
    look = last_look()
    assert (look["newest"], look["oldest"]) == (now - timedelta(days=1), now - timedelta(days=3))
    assert look["never"] == 1


IN_ORDER = {
    "person_by_name": lambda: User.objects.order_by("name", "pk")[:100],
    "person_listed": lambda: listed()[:25],
    "person_waiting": lambda: User.objects.waiting()[:20],
    "product_by_title": lambda: Product.objects.without_newer_concepts().order_by("title", "pk")[:50],
    "product_to_check": lambda: Product.objects.filter(status="published").order_by("check_before_on", "pk")[:20],
    "topic_last": lambda: Topic.objects.listed().order_by("-last_post_at", "-pk")[:5],
}


@pytest.mark.parametrize("index", IN_ORDER)
def test_the_first_rows_of_a_long_list_come_from_an_index(index):
    if connection.vendor == "postgresql":  # a table of nothing is read whole
        with connection.cursor() as cursor:
            for way in ("seqscan", "sort", "bitmapscan"):
                cursor.execute(f"SET LOCAL enable_{way} = off")
    elif index == "product_by_title":
        pytest.skip("SQLite takes the index of the newer concepts, and sorts")
    assert index in IN_ORDER[index]().explain()
