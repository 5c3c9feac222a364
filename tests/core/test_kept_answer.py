"""What everybody sees alike is asked once, until it changes; who changed it sees that at once, and an act keeps nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from privacyportal.contact.desks import desks_in_use
from privacyportal.contact.models import Desk
from privacyportal.core.shared_pages import kept_answer
from privacyportal.core.shared_pages.kept_answer import looking_around
from tests.community.factories import make_member

pytestmark = pytest.mark.django_db


def asked_of_desks(client, address="/"):
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address).text
    return page, sum("contact_desk" in query["sql"] for query in asked)


def test_the_next_member_asks_no_more_than_the_version(client, content):
    for name in ("Lotte", "Bram"):
        client.force_login(make_member(name))
        client.get("/")
    page, times = asked_of_desks(client)
    assert "privacy@vng.nl" in page
    assert times == 0


@pytest.mark.parametrize("change", ["update", "save", "delete"])
def test_who_changed_something_sees_it_on_the_next_page(client, content, change):
    client.force_login(make_member("Lotte"))
    client.get("/")
    desk = Desk.objects.get(address="privacy@vng.nl")
    if change == "update":
        Desk.objects.filter(pk=desk.pk).update(address="nieuw@vng.nl")
    elif change == "save":
        desk.address = "nieuw@vng.nl"
        desk.save()
    else:
        Desk.objects.filter(pk=desk.pk).update(is_active=False)
    page, times = asked_of_desks(client)
    assert "privacy@vng.nl" not in page
    assert times == 1


def test_an_act_is_told_what_is_there_now(content):
    with CaptureQueriesContext(connection) as asked:
        assert desks_in_use() == desks_in_use()
    assert len(asked) == 2


def test_an_act_that_only_looks_around_is_told_once_and_afterwards_anew(content):
    with CaptureQueriesContext(connection) as asked:
        with looking_around():
            assert desks_in_use() == desks_in_use()
        Desk.objects.update(is_active=False)
        assert not desks_in_use()
    assert len(asked) == 3


def test_who_asks_for_very_much_does_not_fill_the_memory(client, content, monkeypatch):
    monkeypatch.setattr(kept_answer, "MOST", 3)
    client.force_login(make_member("Lotte"))
    for address in ("/", "/producten/privacyraamwerk/", "/producten/privacybeleid-en-reglement/", "/contact/", "/"):
        client.get(address)
    assert len(kept_answer._Last.answers) <= 3 + 6
