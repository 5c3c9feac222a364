"""Strangers who guess do not shut out who comes from where she always comes from."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from privacyportal.accounts import leaving, own_data
from privacyportal.accounts.models import SignInPlace, User
from privacyportal.retention.erasing import erase_what_is_due
from tests.accounts.test_signing_in import TOO_OFTEN, is_signed_in, sign_in
from tests.factories import make_member

pytestmark = pytest.mark.django_db
OFFICE, STRANGER = "192.0.2.10", "203.0.113.5"


def from_(place):
    return Client(REMOTE_ADDR=place)


def guess(email, *, place=STRANGER, times=5):
    for _ in range(times):
        sign_in(from_(place), email, "gok")


@pytest.fixture(params=["member", "administrator"])
def anna(request):
    is_admin = request.param == "administrator"
    anna = make_member("Anna", is_staff=is_admin, is_superuser=is_admin)
    assert sign_in(from_(OFFICE), anna.email).status_code == 302
    return anna


@pytest.mark.parametrize("place", [OFFICE, "192.0.2.200"])  # a range, not one address
def test_she_comes_in_from_her_own_place_while_strangers_are_held_up(anna, place):
    guess(anna.email)
    assert TOO_OFTEN in sign_in(from_(STRANGER), anna.email).text
    client = from_(place)
    sign_in(client, anna.email)
    assert is_signed_in(client)
    assert TOO_OFTEN in sign_in(from_("198.51.100.1"), anna.email).text


def test_an_ipv6_range_is_a_place_as_well(anna):
    sign_in(from_("2001:db8:1:100::1"), anna.email)
    guess(anna.email)
    assert sign_in(from_("2001:db8:1:1ff::9"), anna.email).status_code == 302
    assert TOO_OFTEN in sign_in(from_("2001:db8:2:100::1"), anna.email).text


def test_guessing_from_her_own_place_is_held_up_there_and_only_there(anna):
    guess(anna.email, place=OFFICE)
    assert TOO_OFTEN in sign_in(from_(OFFICE), anna.email).text
    assert sign_in(from_(STRANGER), anna.email).status_code == 302


def test_the_place_of_another_is_no_place_of_hers(anna):
    sign_in(from_("198.51.100.7"), make_member("Bram").email)
    guess(anna.email)
    assert TOO_OFTEN in sign_in(from_("198.51.100.7"), anna.email).text


def test_a_wrong_password_makes_no_place(anna):
    guess(anna.email, times=1)
    assert anna.places.count() == 1


def test_after_ninety_days_a_place_is_forgotten(anna):
    SignInPlace.objects.update(last_used_on=timezone.localdate() - timedelta(days=89))
    assert erase_what_is_due() == {}
    SignInPlace.objects.update(last_used_on=timezone.localdate() - timedelta(days=90))
    guess(anna.email)
    assert TOO_OFTEN in sign_in(from_(OFFICE), anna.email).text
    assert erase_what_is_due() == {"accounts.SignInPlace": 1}
    assert not SignInPlace.objects.exists()


def test_a_place_is_kept_hashed_per_person_once_and_without_a_cookie(anna):
    client = from_(OFFICE)
    sign_in(client, anna.email)
    sign_in(from_(OFFICE), make_member("Bram").email)
    places = list(SignInPlace.objects.values_list("place", flat=True))
    assert len(set(places)) == len(places) == 2
    assert not any("192.0.2" in place for place in places) and {len(place) for place in places} == {64}
    assert set(client.cookies) <= {"sessie", "csrf"}


def test_a_new_secret_key_makes_the_hashes_worthless(anna, settings):
    settings.SECRET_KEY = "een andere sleutel dan die van toen"
    guess(anna.email)
    assert TOO_OFTEN in sign_in(from_(OFFICE), anna.email).text


def test_an_unreadable_address_is_no_place(anna):
    sign_in(from_("geen adres"), anna.email)
    assert anna.places.count() == 1


def test_she_can_take_it_along_and_it_goes_with_her(anna):
    known, _ = own_data.export(anna)
    assert known["sign_in_places"] == [{"last_used_on": timezone.localdate()}]
    make_member("Frank", is_superuser=True)
    leaving.leave(user=anna, keep_posts=True)
    assert not SignInPlace.objects.exists()
    assert not User.objects.filter(name="Anna").exists()


def test_the_privacy_statement_says_it(client):
    page = client.get("/privacyverklaring/").text
    assert "Vanwaar u inlogt (adresreeks, onleesbaar gemaakt)" in page
    assert "90 dagen" in page
