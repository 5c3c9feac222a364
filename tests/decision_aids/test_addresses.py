"""What the addresses of an aid do: go on, go back, keep what fits, say what does not count."""

import re

import pytest

from privacyportal.core.references import known
from products.decision_aids.models import Edition
from tests.decision_aids.factories import EXAMPLE, make_aid

pytestmark = pytest.mark.django_db
AID = "/keuzehulp/mag-de-fiets-naar-binnen/"
TWO = "a1=ja&a2=k1&a2=k2"
ALL_RIGHT = f"{TWO}&r1=ja&r2=nvt&a4=l1&a5=kort"


@pytest.fixture(autouse=True)
def aid():
    return make_aid()


def outcome(client, query):
    page = client.get(f"{AID}uitkomst/?{query}")
    assert page.status_code == 200, page.headers.get("Location")
    return re.search(r'<h1 data-outcome="([^"]+)"', page.text)[1]


def marks(client, query, kind):
    return re.findall(rf'data-{kind}="([^"]+)"', client.get(f"{AID}uitkomst/?{query}").text)


@pytest.mark.parametrize(
    ("query", "ends"),
    [
        ("a1=nee", "UIT-NVT"),
        ("a1=ja&a2=k1", "UIT-NEE"),
        ("a1=ja&a2=geen", "UIT-NVT"),
        (ALL_RIGHT, "UIT-JA"),
        (ALL_RIGHT.replace("a4=l1", "a4=geen"), "UIT-LABEL"),
        (ALL_RIGHT.replace("a2=k2", "a2=k3"), "UIT-LABEL"),
        (ALL_RIGHT.replace("r1=ja", "r1=nee"), "UIT-NEE"),
    ],
)
def test_an_address_with_all_answers_opens_its_outcome_at_once(client, query, ends):
    assert outcome(client, query) == ends
    assert client.get(f"{AID}?{query}", follow=True).text.count(f'data-outcome="{ends}"') == 1


def test_what_is_missing_the_reasons_and_the_flags_stand_in_the_page(client):
    assert marks(client, ALL_RIGHT.replace("a4=l1", "a4=geen"), "missing") == ["l1"]
    assert marks(client, ALL_RIGHT.replace("r1=ja", "r1=nee"), "missing") == ["r1"]
    assert marks(client, ALL_RIGHT.replace("r1=ja", "r1=nee"), "reason") == ["R-VUIL"]
    assert marks(client, ALL_RIGHT.replace("r1=ja", "r1=weet-niet"), "unknown") == ["r1"]
    assert marks(client, ALL_RIGHT.replace("kort", "lang&a5m=y"), "flag") == ["LANG"]
    assert marks(client, ALL_RIGHT.replace("kort", "lang&a5m=y"), "missing") == ["y"]
    assert marks(client, f"{ALL_RIGHT}&a5m=y", "missing") == []


@pytest.mark.parametrize(
    ("query", "opens"),
    [
        ("", "a1"),
        ("a1=ja", "a2"),
        ("a2=k1&a5=kort", "a1"),
        (f"{TWO}&r1=ja", "a3"),
        (f"{TWO}&r1=ja&r2=ja&a5=kort", "a4"),
    ],
)
def test_an_incomplete_address_goes_to_the_first_open_question_with_what_is_answered(client, query, opens):
    answer = client.get(f"{AID}uitkomst/?{query}")
    assert answer.status_code == 302
    assert answer["Location"].startswith(f"{AID}{opens}/?")
    assert answer["Location"].endswith(f"{query}&regels=1".lstrip("&"))


def test_an_answer_leads_to_the_next_question_and_no_answer_says_so(client):
    assert client.get(f"{AID}a1/?a1=ja&stap=a1")["Location"] == f"{AID}a2/?a1=ja&regels=1"
    assert "Kies een antwoord." in client.get(f"{AID}a1/?stap=a1").text
    assert "Kies wat past" in client.get(f"{AID}a2/?a1=ja&stap=a2").text
    half = client.get(f"{AID}a3/?{TWO}&r1=ja&stap=a3").text
    assert re.findall('href="#(r[0-9]-ja)">Kies een antwoord bij: ', half) == ["r2-ja"]
    assert re.search(r'value="ja" id="r1-ja" checked', half)


def test_a_checklist_with_nothing_ticked_is_an_answer(client):
    assert client.get(f"{AID}a4/?{TWO}&r1=ja&r2=ja&stap=a4")["Location"].endswith("r1=ja&r2=ja&a4=geen&regels=1")


def test_changing_an_answer_keeps_what_still_fits_and_says_what_does_not(client):
    changed = client.get(f"{AID}a1/?{ALL_RIGHT.replace('a1=ja', 'a1=weet-niet')}&stap=a1", follow=True)
    assert changed.text.count('data-outcome="UIT-JA"') == 1
    shorter = client.get(f"{AID}a2/?a1=ja&a2=k1&r1=ja&r2=ja&a4=l1&a5=kort&stap=a2", follow=True)
    assert "UIT-NEE" in shorter.text
    for name in ("Lijst", "Labels", "Duur"):
        assert f"Uw antwoord op ‘{name}’ past niet meer" in shorter.text
    assert "a4=l1" not in re.search(r'id="adres"[^>]*value="([^"]+)"', shorter.text)[1]


def test_a_choice_that_is_no_longer_offered_is_asked_again(client):
    page = client.get(f"{AID}a1/?a1=weet-niet&a2=k3&stap=a1", follow=True)
    assert page.redirect_chain[-1][0].startswith(f"{AID}a2/")
    assert "Uw antwoord op ‘Onderdelen’ past niet meer" in page.text
    assert 'id="a2-k3"' not in page.text


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("a1=nee&a1=ja", "Het eerste telt."),
        ("a1=ja&a2=k1&a2=geen", "De echte keuze telt."),
        ("a1=ja&a2=weet-niet&a2=k1", "De echte keuze telt."),
        ("a1=nee&wat=1", "niet kent"),
        ("a1=nee&a1=misschien", "niet kent"),
        ("a1=nee&regels=oud", "niet kent"),
        ("a1=ja&a2=geen&a2=weet-niet", "Het eerste telt."),
        (f"{ALL_RIGHT}&sinds=gisteren", "geen datum en tijd"),
        (f"{ALL_RIGHT}&sinds=2026-11-13T16:30&sinds=2026-11-14T16:30", "Het eerste telt."),
        (f"{ALL_RIGHT}&a5m=y", "Wat u invulde naast ‘Duur’, past niet bij uw antwoord daar."),
        ("a1=nee&sinds=2026-11-13T16:30", "Uw antwoord op ‘Duur’ past niet meer"),
        ("a1=nee&a5m=y", "Uw antwoord op ‘Duur’ past niet meer"),
    ],
)
def test_what_does_not_count_is_said(client, query, says):
    assert says in client.get(f"{AID}uitkomst/?{query}").text


@pytest.mark.parametrize(
    "query", [f"{ALL_RIGHT}&sinds=2026-11-13T16:30", "a1=nee", "a1=nee&regels=", "a1=nee&regels=1"]
)
def test_of_what_counts_nothing_is_said(client, query):
    page = client.get(f"{AID}uitkomst/?{query}").text
    assert "telt niet mee" not in page and "tellen niet mee" not in page and "Het eerste telt" not in page


def test_what_was_filled_in_beside_a_question_waits_for_its_answer(client):
    open_page = client.get(f"{AID}uitkomst/?{TWO}&r1=ja&r2=ja&a4=l1&sinds=2026-11-13T16:30", follow=True)
    assert open_page.redirect_chain[-1][0].startswith(f"{AID}a5/")
    assert "2026-11-13" in open_page.text and "past niet" not in open_page.text


def test_what_does_not_count_is_not_kept_in_the_address(client):
    for query in (f"{ALL_RIGHT}&a5m=y", "a1=nee&sinds=2026-11-13T16:30"):
        kept = re.search(r'id="adres"[^>]*value="([^"]+)"', client.get(f"{AID}uitkomst/?{query}").text)[1]
        assert "a5m" not in kept and "sinds" not in kept


def test_the_start_page_tells_nobody_its_address_either(client):
    assert client.get(f"{AID}?a1=ja")["Referrer-Policy"] == client.get(AID)["Referrer-Policy"] == "no-referrer"


def test_an_outcome_under_older_rules_says_what_changed(client, aid):
    make_aid(source=EXAMPLE.replace("De fiets mag naar binnen", "De fiets mag"), number=2, change="De kop is korter.")
    page = client.get(f"{AID}uitkomst/?{ALL_RIGHT}&regels=1").text
    assert "De regels zijn veranderd" in page and "De kop is korter." in page and "De fiets mag</h1>" in page
    for odd in ("2", "3", "x", "", "-1", "9" * 40):
        assert "De regels zijn veranderd" not in client.get(f"{AID}uitkomst/?{ALL_RIGHT}&regels={odd}").text


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("uitkomst/?a1=ja&a1=nee", "Het eerste telt."),
        ("uitkomst/?a1=ja&wat=1", "niet kent"),
        (f"?{ALL_RIGHT}&a2=geen", "De echte keuze telt."),
        ("a5/?a1=nee&a5=kort", "Uw antwoord op ‘Duur’ past niet meer"),
        (f"a5/?{ALL_RIGHT}&sinds=gisteren&stap=a5", "geen datum en tijd"),
        (f"a4/?{TWO}&r1=ja&r2=ja&a5=kort&wat=1&stap=a4", "niet kent"),
    ],
)
def test_what_does_not_count_is_said_where_the_address_leads_and_then_gone(client, address, says):
    page = client.get(AID + address, follow=True)
    assert len(page.redirect_chain) == 1 and says in page.text
    assert all(odd not in page.text for odd in ("wat=", 'name="wat"', "gisteren", "a1=nee&amp;a5", "a2=geen"))


@pytest.mark.parametrize("address", [f"?{ALL_RIGHT}", "uitkomst/?a1=ja", f"uitkomst/?{ALL_RIGHT}"])
def test_rules_that_changed_are_said_wherever_an_older_address_leads(client, address):
    make_aid(source=EXAMPLE, number=2, change="Er is een vraag bij.")
    page = client.get(f"{AID}{address}&regels=1", follow=True)
    assert "Er is een vraag bij." in page.text
    assert "regels=1" not in page.text and 'name="regels" value="1"' not in page.text


def test_the_pages_keep_no_trace(client, caplog, django_assert_max_num_queries):
    before = Edition.objects.count()
    known.fresh()  # the laws are read once in ten seconds, not for this page
    with caplog.at_level("DEBUG"), django_assert_max_num_queries(3):
        page = client.get(f"{AID}uitkomst/?{ALL_RIGHT}&wat=geheimpje")
    assert page["Referrer-Policy"] == "no-referrer" and not page.cookies
    assert "noindex" in page.text and "geheimpje" not in page.text
    assert "kort" not in caplog.text and "geheimpje" not in caplog.text
    assert Edition.objects.count() == before


def test_the_rules_are_there_as_json(client):
    rules = client.get("/keuzehulp/mag-de-fiets-naar-binnen.json").json()
    assert rules["regels"] == 1 and rules["definitie"]["vragen"][0]["id"] == "A1"
