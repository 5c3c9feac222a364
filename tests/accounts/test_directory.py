"""Who someone is: the role that she chose, what the list of members shows of her, and what waits behind signing in."""

import pytest

from community.models import Post
from privacyportal.accounts.models import Organisation, User
from tests.accounts.test_joining import ask
from tests.community.factories import make_forum, make_topic
from tests.factories import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def utrecht():
    return Organisation.objects.create(name="Utrecht")


@pytest.fixture
def anna(client, utrecht):
    anna = make_member("Anna", organisation=utrecht, own_role="own_dpo")
    client.force_login(anna)
    return anna


def shown(client, query=""):
    return client.get(f"/account/leden/{query}").text


def test_a_role_is_chosen_when_joining_and_changed_later(client):
    ask(client, own_role="own_lawyer")
    jan = User.objects.get()
    assert jan.get_own_role_display() == "jurist (eigen opgave)"
    client.force_login(jan)
    client.post("/account/gegevens/", {"name": jan.name, "organisation": "A", "own_role": "own_ciso"})
    assert User.objects.get().own_role == "own_ciso"
    assert "CISO (eigen opgave)" in client.get("/account/").text
    page = client.post("/account/gegevens/", {"name": jan.name, "organisation": "A", "own_role": "for_vng"})
    assert "Kies een rol uit de lijst." in page.text  # that one is granted


def test_a_chosen_role_stands_at_a_post_as_chosen_and_a_granted_one_in_its_place(client, anna):
    make_forum()
    page = client.get("/community/privacy/nieuw/")
    assert page.context["form"]["role"].value() == "own_dpo"
    topic = make_topic(author=anna, role="own_dpo")
    assert "Anna, FG (eigen opgave), gemeente Utrecht" in client.get(topic.get_absolute_url()).text
    anna.roles.create(role="dpo")
    assert anna.shown_roles == [("dpo", "FG")]
    assert make_topic(author=anna, role="dpo").question.byline == "Anna, FG, gemeente Utrecht"
    assert Post.objects.filter(role="own_dpo").count() == 1  # what was said before stays as it was said


def test_nothing_of_a_member_is_listed_until_she_ticks_it_and_then_only_that(client, anna, utrecht):
    assert "Nog niemand koos om in deze lijst te staan." in shown(client)
    client.post("/account/ledenlijst/", {"is_listed": "on"})
    page = shown(client)
    assert ">Anna</h3>" in page
    for hidden in ("Utrecht", "FG (eigen opgave)", anna.email):
        assert hidden not in page
    for query in ("?naam=utrecht", "?rol=dpo"):  # neither is found by what she does not show
        assert ">Anna</h3>" not in shown(client, query)
    every = ["is_listed", "is_organisation_listed", "is_role_listed", "is_email_listed"]
    client.post("/account/ledenlijst/", dict.fromkeys(every, "on"))
    for query in ("", "?naam=utrecht", "?naam=ann", "?rol=dpo", "?naam=Utrecht&rol=dpo"):
        page = shown(client, query)
        assert "FG (eigen opgave)" in page and "Gemeente Utrecht" in page and anna.email in page, query
    for query in ("?rol=ciso", "?naam=Elders"):
        assert ">Anna</h3>" not in shown(client, query)
    client.post("/account/ledenlijst/", {})
    assert ">Anna</h3>" not in shown(client)


@pytest.mark.parametrize("query", ["?rol=x", "?pagina=9", "?rol=dpo&rol=ciso", f"?naam={'a' * 500}"])
def test_odd_questions_to_the_list_get_a_page(client, anna, query):
    assert client.get(f"/account/leden/{query}", follow=True).status_code == 200


def test_only_members_see_the_list_and_only_members_stand_in_it(client, anna):
    make_member("Bram", is_listed=True, approved_at=None)
    make_member("Dirk", is_listed=True, blocked_at=anna.joined_at)
    page = shown(client)
    assert "Bram" not in page and "Dirk" not in page
    client.logout()
    assert client.get("/account/leden/").status_code == 302
    client.force_login(User.objects.get(name="Bram"))
    assert client.get("/account/leden/").status_code == 403


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "/community/privacy/12-mag-dit/",
            "U wilt een onderwerp in de community lezen. Alleen leden lezen de community.",
        ),
        ("/community/reactie/999/", "U wilt een reactie in de community lezen."),
        ("/community/", "U wilt naar de community."),
        ("/account/leden/", "U wilt de ledenlijst zien."),
        ("/account/gegevens/", "U wilt naar uw account."),
        ("/beheer/", "U wilt naar het beheer."),
        ("https://elders.example/community/", None),
        ("/bestaat-niet/", None),
        ("", None),
    ],
)
def test_the_sign_in_page_says_what_waits_behind_it(client, address, sentence):
    page = client.get("/account/inloggen/", {"volgende": address}).text
    assert (sentence in page) if sentence else ("U wilt " not in page)
