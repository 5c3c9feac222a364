"""No request of anyone gives a server error: every route, form, filter and list of the admin, asked by chance.

The same seed asks the same; a failure prints what was sent, by whom, and where it went wrong.
"""

import pytest
from django.test import Client

from community.demo import load_demo_community
from community.models import Forum, Topic
from privacyportal.accounts.demo import make_demo_accounts
from privacyportal.contact.models import Desk
from products.models import Product
from tests.contact.factories import send_question

from .asking import Chance
from .visiting import Visit

pytestmark = pytest.mark.django_db
PEOPLE = [None, "anna", "carla", "emma", "frank", "beheer"]
START = [
    "/",
    "/contact/",
    "/community/",
    "/producten/",
    "/zoeken/?q=datalek",
    "/hulp/",
    "/account/",
    "/account/aanmelden/",
]


@pytest.fixture
def portal(indexed_content, client):
    """The starter content with the demo community, a question at each desk, and everybody signed in."""
    accounts = make_demo_accounts(password="zes groene fietsen")
    load_demo_community(accounts=accounts)
    send_question(client)
    for desk in Desk.objects.all():
        desk.staff.set([accounts["emma"], accounts["beheer"]])
    return {name: _signed_in(accounts.get(name)) for name in PEOPLE}


def _signed_in(user):
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client, dict(client.cookies)


def run(portal, *, count, seed):
    """Ask `count` things, everyone in turn; returns what went wrong."""
    chance = Chance(seed)
    chance.known += [str(row.pk) for model in (Topic, Product, Forum) for row in model.objects.all()[:3]]
    chance.known += [*Product.objects.values_list("slug", flat=True)[:3], *Forum.objects.values_list("slug", flat=True)]
    visits = [Visit(name, client, cookies) for name, (client, cookies) in portal.items()]
    for number in range(count):
        visit = visits[number % len(visits)]
        if number % 20 < len(visits) or not visit.forms:
            pool = visit.links if visit.links and chance.random.random() < 0.8 else START
            visit.look(chance.random.choice(pool))
        visit.ask(chance.next(visit.links, visit.forms))
    return [fault for visit in visits for fault in visit.faults]


def test_three_hundred_things_that_nobody_asks_give_no_server_error(portal):
    assert run(portal, count=300, seed=2018) == []


@pytest.mark.deep
def test_three_thousand_things_that_nobody_asks_give_no_server_error(portal):
    assert run(portal, count=3000, seed=679) == []
