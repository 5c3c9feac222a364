"""Who is too fast hears when to come back."""

import pytest
from django.http import HttpResponse

from privacyportal.core.rate_limit import RetryAfterMiddleware
from tests.accounts.test_joining import ask
from tests.accounts.test_signing_in import sign_in


@pytest.mark.parametrize(("said", "seconds"), [({}, "60"), ({"Retry-After": "600"}, "600")])
def test_every_answer_that_says_too_often_says_when_to_come_back(said, seconds):
    answer = RetryAfterMiddleware(lambda request: HttpResponse(status=429, headers=said))(None)
    assert answer["Retry-After"] == seconds


def test_other_answers_say_nothing_of_it():
    assert "Retry-After" not in RetryAfterMiddleware(lambda request: HttpResponse())(None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("act", "limit", "seconds", "sentence"),
    [
        (lambda client: ask(client), {"signup": "1/h/ip"}, "3600", "Wacht 1 uur."),
        (lambda client: sign_in(client, "a@b.example"), {"login": "1/m/ip"}, "60", "Wacht 1 minuut."),
        (
            lambda client: client.post("/account/wachtwoord-vergeten/", {"email": "a@b.example"}),
            {"reset_password": "1/h/ip"},
            "3600",
            "Wacht 1 uur.",
        ),
    ],
)
def test_the_page_and_the_header_say_the_same(client, settings, act, limit, seconds, sentence):
    settings.ACCOUNT_RATE_LIMITS = limit
    act(client)
    answer = act(client)
    assert (answer.status_code, answer["Retry-After"]) == (429, seconds)
    assert sentence in answer.text
