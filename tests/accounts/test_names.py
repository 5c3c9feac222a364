"""A role is granted and shown by the portal; nobody puts one in her own name."""

import pytest

from privacyportal.accounts import membership, names
from privacyportal.accounts.models import User
from tests.accounts.test_joining import ask
from tests.factories import make_member

pytestmark = pytest.mark.django_db
BORROWING = [
    "Carla Smit (moderator)",
    "Carla Smit - Moderator",
    "Beheerder",
    "BEHEER",
    "FG - moderator",
    "Jan Smit, FG",
    "DPO Jan",
    "CISO",
    "Privacy Officer Jan",
    "Functionaris Gegevensbescherming",
    "Jan (namens VNG)",
    "IBD",
    "Eindredacteur Frank",
    "Admin1",
    "adm1n",
    "M0derat0r",
    "m o d e r a t o r",
    "A.d.m.i.n",
    "Mo-de-ra-tor",
    "\u216foderator",  # a Roman numeral
    "Mo\u200bderator",  # zero width
    "Mo\u00adderator",  # soft hyphen
    "Mod\u0435rat\u043er",  # Cyrillic
    "\u0391dmin",  # Greek
    "\uff26\uff27",  # full width
    "F\u2060G Jan",
    "F\u3164G Jan",
    "M\u00f6d\u00e9rator",
    "\u1d0d\u1d0f\u1d05\u1d07\u0280\u1d00\u1d1b\u1d0f\u0280",  # small capitals
    "\U0001d4dc\U0001d4f8\U0001d4ed Jan",  # mathematical
    "\U0001f17c\U0001f17e\U0001f173 Jan",  # squared
    "\u24dc\u24de\u24d3 Jan",  # circled
    *"модератор Модератор администратор Админ редактор бехеер ФГ μοδερατορ αδμιν".split(),  # as it sounds
    *"lBD |BD 1BD ClSO F6 VN6 adrnin rnoderator lnformatiebeveiliging".split(),  # one stroke, two letters
    *"Bеheer Вeheer ВЕНЕЕR VΝG ꓦꓠꓖ ꓮꓓꓟꓲꓠ m๐derator Bɛheer Bǝheer".split(),
]
ORDINARY = [
    "Anna de Vries",
    "F.G. Jansen",
    "D.P.O. de Wit",
    "Jan Beheersma",
    "Modest Moderick",
    "Fatma Admiraal",
    "\u0141ukasz \u00d8deg\u00e5rd",
    "Sjoukje O'Brien-van der Wal",
    "\u0418\u0432\u0430\u043d \u041f\u0435\u0442\u0440\u043e\u0432",
    "\u0393\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2",
    "G\u00fcne\u015f Vngelmann",
    "Ciska Ibdal",
    "Модест Петрович",
    "Ефграф Сисоев",
    "Αδαμαντία Μοδινού",
    "山田 太郎",
    "やまだ タロウさん",
    "김 철수",
    "محمد الفاسي",
    "อานนท์ ใจดี",
    "דוד כהן",
    "Anna (Анна) de Vries",
    "Arno Arnin",
    "Niels Bill-Lindt",
    "Jan 3",
]


@pytest.mark.parametrize("name", BORROWING)
def test_a_name_that_borrows_a_role_is_refused_with_a_sentence_at_joining(client, name):
    page = ask(client, name=name).text
    assert names.BORROWED in page
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_name_is_taken(client, name):
    ask(client, name=name)
    assert User.objects.get().name == name


def test_a_member_cannot_take_a_role_afterwards(client):
    anna = make_member("Anna")
    client.force_login(anna)
    assert names.BORROWED in client.post("/account/gegevens/", {"name": "Anna (FG)", "organisation": "A"}).text
    with pytest.raises(names.BorrowedRole):
        membership.change_details(user=anna, name="Anna (FG)")
    assert User.objects.get().name == "Anna"


def test_who_has_such_a_name_already_may_change_the_rest(client):
    beheer = make_member("Beheer", organisation_typed="Oud")
    client.force_login(beheer)
    client.post("/account/gegevens/", {"name": "Beheer", "organisation": "Nieuw"})
    assert User.objects.get().organisation_typed == "Nieuw"


@pytest.mark.parametrize("name", ["Jаn Smit", "Анnа", "Gιorgos", "Annա", "Jan Smіt-Bakker"])
def test_a_word_of_two_kinds_of_letters_is_refused_with_its_own_sentence(client, name):
    assert names.MIXED in ask(client, name=name).text
    assert not User.objects.exists()
