"""The ear at the journeys hears what it should."""

import logging

import pytest

from tests.factories import make_member
from tests.said_in_logs import heard, told

pytestmark = pytest.mark.django_db
log = logging.getLogger("portal.contact")
TYPED = {"question": "Mag de leverancier in Ierland onze gegevens bewaren?", "email": "sanne.bos@modelburg.example"}


@pytest.fixture
def listening(client):
    with heard() as (lines, words):
        client.get("/zoeken/", {"q": "zwembadcamera"})
        client.post("/contact/", TYPED)
        make_member("Lotte Waterman")
        yield lines, words


def test_what_the_portal_logs_tells_nothing(listening):
    lines, words = listening
    assert any("GET /zoeken/ 200" in line for line in lines) and any("POST /contact/" in line for line in lines)
    assert told(lines, words) == []


@pytest.mark.parametrize(
    "said",
    [
        "no hits for zwembadcamera",
        "refused: leverancier in Ierland onze",
        "mail to sanne.bos@modelburg.example failed",
        "GET /zoeken/?q=zwembadcamera 200",
        "by Lotte Waterman",
    ],
)
def test_what_a_line_should_not_say_is_told(listening, said):
    lines, words = listening
    log.error(said)
    assert told(lines, words)


def test_a_session_and_a_token_in_an_address_are_told(client, db):
    with heard() as (lines, words):
        client.force_login(make_member())
        client.get("/account/uitnodiging/een-lang-token-uit-de-mail/")
        client.get("/account/")
        log.warning("session %s", client.cookies["sessie"].value)
        assert told(lines, words)


@pytest.mark.parametrize(("typed", "is_told"), [("2199", False), ("314159", True)])
def test_a_row_may_be_named_by_its_key_and_a_code_of_six_figures_may_not(client, db, typed, is_told):
    with heard() as (lines, words):
        client.post("/account/inloggen/", {"login": typed})
        log.info("person %s let in", typed)
        assert bool(told(lines, words)) == is_told
