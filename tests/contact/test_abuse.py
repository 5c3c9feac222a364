"""Abuse without a puzzle: suspects wait for a look, and a busy town hall is not locked out."""

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from privacyportal.contact.models import Mailing, Question
from privacyportal.core.rate_limit import client_network

from .factories import TYPED, form_token, send_question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desks")]


@pytest.mark.parametrize(
    "typed, reason",
    [
        ({"website": "https://koop.example"}, "Het veld dat mensen niet zien, was ingevuld."),
        (
            {"seconds_ago": 0.5, "question": "Koop nu een nieuwe fiets: https://koop.example"},
            "Er staat een link in, en de vraag was sneller verstuurd dan een mens kan nakijken.",
        ),
        ({"question": "Koop nu! " + "https://koop.example " * 7}, "Er staan meer dan 6 links in de vraag."),
    ],
)
def test_a_suspect_is_thanked_kept_and_mailed_to_nobody(client, typed, reason):
    token = form_token(seconds_ago=typed.pop("seconds_ago", 60))
    text = send_question(client, token=token, **typed).text
    question = Question.objects.get()
    assert "Uw vraag is bewaard en wordt later verstuurd." in text
    assert (question.status, question.suspicion) == ("spam", reason)
    assert not Email.objects.exists()


def test_a_prepared_question_may_be_sent_in_haste(client):
    send_question(client, token=form_token(seconds_ago=0.2))
    assert Question.objects.get().status == "open"


def test_a_question_over_the_limit_is_shown_again_with_its_text(client, settings):
    settings.QUESTIONS_PER_HOUR = 2
    pages = [_send_from(client, address) for address in ("198.51.100.7", "198.51.100.200", "203.0.113.5")]
    assert [page.status_code for page in pages] == [200, 200, 200]
    refused = _send_from(client, "198.51.100.99")
    minutes = -(-int(refused["Retry-After"]) // 60)
    assert refused.status_code == 429 and 0 < minutes <= 60 and f"Wacht {minutes} minu" in refused.text
    assert "Er kwamen veel vragen vanaf uw netwerk." in refused.text and TYPED["question"] in refused.text
    assert Question.objects.count() == 3


@pytest.mark.parametrize(
    "names", [["{}@elders.example"], ["{}+1@elders.example", "{}+2@elders.example", "{}@ELDERS.example"]]
)
def test_one_mailbox_gets_five_receipts_a_day_and_every_question_goes_on(client, names):
    pages = []
    for number in range(8):
        email = names[number % len(names)].format("anna")
        page = send_question(client, email=email, question=f"Vraag nummer {number} aan het loket, met een adres.")
        pages.append(page.text.replace(Question.objects.first().reference, "").replace(shown(email), ""))
    assert Question.objects.filter(status="open").count() == Mailing.objects.filter(kind="desk").count() == 8
    assert Mailing.objects.filter(kind="receipt").count() == 5
    assert len(set(pages)) == 1  # no page tells whoever typed it
    send_question(client, email="bram@elders.example")
    Mailing.objects.filter(kind="receipt").update(made_at=timezone.now() - timedelta(hours=25))
    send_question(client, email="anna@elders.example", question="Een dag later nog een vraag van dezelfde persoon.")
    assert Mailing.objects.filter(kind="receipt").count() == 7


def shown(email):
    return email.replace("ELDERS", "elders")


def test_a_whole_town_hall_behind_one_address_can_ask(client):
    for _ in range(60):
        _send_from(client, "198.51.100.7")
    assert Question.objects.filter(status="open").count() == 60


def test_looking_and_checking_do_not_count(client, settings):
    settings.QUESTIONS_PER_HOUR = 1
    for _ in range(3):
        client.post("/contact/controleren/", {**TYPED, "token": form_token()})
    assert _send_from(client, "198.51.100.7").status_code == 200


def test_a_cache_that_is_down_lets_the_question_through(client, monkeypatch):
    def broken(*args, **kwargs):
        raise ConnectionError

    monkeypatch.setattr("django.core.cache.backends.locmem.LocMemCache.add", broken)
    assert _send_from(client, "198.51.100.7").status_code == 200
    assert Question.objects.count() == 1


@pytest.mark.parametrize(
    "address, network",
    [
        ("198.51.100.7", "198.51.100.0/24"),
        ("::ffff:198.51.100.7", "198.51.100.0/24"),
        ("2001:db8:1:2ff::7", "2001:db8:1:200::/56"),
        ("", "unknown"),
    ],
)
def test_the_range_of_an_address(rf, address, network):
    assert client_network(rf.get("/", REMOTE_ADDR=address)) == network


@pytest.mark.parametrize("proxies, network", [(0, "10.0.0.0/24"), (1, "198.51.100.0/24"), (2, "203.0.113.0/24")])
def test_only_what_our_own_proxies_wrote_is_believed(rf, settings, proxies, network):
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="192.0.2.1, 203.0.113.9, 198.51.100.7")
    assert client_network(request) == network


def test_a_proxy_that_tells_nothing_counts_by_its_own_address(rf, settings):
    settings.TRUSTED_PROXIES = 1
    assert client_network(rf.get("/", REMOTE_ADDR="10.0.0.1")) == "10.0.0.0/24"


def _send_from(client, address):
    typed = {**TYPED, "token": form_token(), "send": "1"}
    return client.post("/contact/controleren/", typed, follow=True, REMOTE_ADDR=address)
