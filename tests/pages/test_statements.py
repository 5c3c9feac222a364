"""What the portal says about itself: complete, for the operator as configured, and no promise that nobody made."""

from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from privacyportal import operator
from privacyportal.contact.checks import no_desk_reads_the_mail_of_the_dpo
from privacyportal.core import env
from privacyportal.operator import Told
from privacyportal.pages import accountability, checks
from privacyportal.retention.purposes import PURPOSES
from products.decision_aids.loading import load_aids
from products.register.checking import check
from products.register.columns import table_of
from products.register.headings import propose
from products.register.workbook import Workbook, sheet_of

pytestmark = pytest.mark.django_db
PAGES = [
    "/",
    "/over/",
    "/over/verantwoording/",
    "/privacyverklaring/",
    "/cookies/",
    "/toegankelijkheid/",
    "/kwetsbaarheid-melden/",
    "/account/huisregels/",
    "/contact/",
]
TASK = "kennis delen (artikel 3 van de regeling Voorbeeld)"


def confirmed(words):
    made = {}
    for name, word in words.items():
        made[name] = Told(word)
        made[name].variable, made[name].is_confirmed = name, True
    return made


@pytest.fixture
def public_body(settings):
    settings.OPERATOR = {**settings.OPERATOR, "legal_form": operator.PUBLIC_BODY, "task": TASK}


def test_an_association_has_grounds_b_c_and_f_and_the_court(client):
    text = client.get("/privacyverklaring/").text
    assert {one.letter for one in PURPOSES} == set("bcf")
    assert text.count("onder f AVG") == sum(one.letter == "f" for one in PURPOSES)
    assert "onder e AVG" not in text and "rechtbank" in text and "artikel 35 lid 2 UAVG" in text
    assert "Maak dan binnen zes weken bezwaar" not in text


def test_a_public_body_has_its_task_with_the_law_and_never_an_interest(client, public_body):
    for page in ("/privacyverklaring/", "/over/verantwoording/", "/contact/"):
        text = client.get(page).text
        assert "gerechtvaardigd belang (artikel" not in text and "onder f AVG)." not in text.replace("zin, AVG", ""), (
            page
        )
    text = client.get("/privacyverklaring/").text
    assert {one.letter for one in PURPOSES} == set("ce")
    assert f"een taak van algemeen belang (artikel 6 lid 1 onder e AVG), want {TASK}." in text
    assert "Maak dan binnen zes weken bezwaar" in text and "rechtbank" not in text
    assert accountability.balances() == []


def test_no_page_leaves_it_to_the_reader_what_the_operator_is(client, content):
    for page in PAGES:
        assert "Is de beheerder een overheid" not in client.get(page).text, page


def test_who_is_responsible_is_there_with_address_phone_and_an_own_address_of_the_dpo(client, settings):
    text = client.get("/privacyverklaring/").text
    for name in ("name", "address", "phone", "email", "dpo_email"):
        assert settings.OPERATOR[name] in text, name
    assert settings.OPERATOR["dpo_email"].lower() != settings.OPERATOR["email"].lower()


def test_the_right_to_object_stands_apart(client):
    text = client.get("/privacyverklaring/").text
    assert '<h2 id="bezwaar">U kunt bezwaar maken</h2>' in text and "artikelen 15 tot en met 22 AVG" in text


def test_an_identity_provider_is_named_as_a_source_when_there_is_one(client, settings):
    assert "via uw organisatie" not in client.get("/privacyverklaring/").text
    settings.IDENTITY_PROVIDERS = [{"name": "Gemeente A"}]
    text = client.get("/privacyverklaring/").text
    assert "Dit kan nu bij: Gemeente A." in text and "kan zien dat u zo bij ons inlogt" in text


WISHES = [
    ("/privacyverklaring/", "dpo_email", "dit adres is alleen voor de FG"),
    ("/privacyverklaring/", "hosting", "wij bewaren uw gegevens {}"),
    ("/privacyverklaring/", "transfers", "wij sturen uw gegevens niet naar landen buiten de Europese"),
    ("/toegankelijkheid/", "answer_time", "u krijgt {} antwoord"),
    ("/kwetsbaarheid-melden/", "security_time", "wij bevestigen uw melding {}"),
]


def test_what_nobody_confirmed_is_a_wish_and_what_somebody_did_is_a_promise(client, settings):
    for page, name, words in WISHES:
        assert f"Ons streven: {words.format(settings.OPERATOR[name])}" in client.get(page).text, page
    assert "35 dagen (ons streven)" in client.get("/privacyverklaring/").text
    assert "De beheerder stelde deze regels nog niet vast." in client.get("/kwetsbaarheid-melden/").text
    settings.OPERATOR = {**settings.OPERATOR, **confirmed({name: settings.OPERATOR[name] for _, name, _ in WISHES})}
    for page, name, words in WISHES:
        text = client.get(page).text
        said = words.format(settings.OPERATOR[name])
        assert "Ons streven" not in text and said[0].upper() + said[1:] in text, page


def test_at_the_start_one_warning_names_what_nobody_confirmed(settings):
    (warning,) = checks.examples_are_confirmed(None)
    assert "OPERATOR_ANSWER_TIME" in warning.msg and "IBD_PHONE" in warning.msg
    settings.OPERATOR, settings.EMERGENCY = confirmed(settings.OPERATOR), confirmed(settings.EMERGENCY)
    assert checks.examples_are_confirmed(None) == []


def test_a_value_that_is_set_is_confirmed_even_when_it_is_the_example(monkeypatch):
    assert not operator.told("OPERATOR_ANSWER_TIME", "binnen 5 werkdagen").is_confirmed
    monkeypatch.setenv("OPERATOR_ANSWER_TIME", "binnen 5 werkdagen")
    assert operator.told("OPERATOR_ANSWER_TIME", "binnen 5 werkdagen").is_confirmed
    monkeypatch.setenv("OPERATOR_LEGAL_FORM", "bv")
    with pytest.raises(ImproperlyConfigured, match="OPERATOR_LEGAL_FORM is one of vereniging, overheid"):
        env.choice("OPERATOR_LEGAL_FORM", ["vereniging", "overheid"])


def test_the_portal_does_not_start_on_statements_that_are_untrue(settings, content):
    right = settings.OPERATOR
    assert not (checks.public_body_names_its_law(None) or checks.dpo_has_an_own_address(None))
    settings.OPERATOR = {**right, "legal_form": operator.PUBLIC_BODY}
    assert [fault.id for fault in checks.public_body_names_its_law(None)] == ["portal.E002"]
    for other in ("email", "security_email"):
        settings.OPERATOR = {**right, "dpo_email": right[other].upper()}
        assert [fault.id for fault in checks.dpo_has_an_own_address(None)] == ["portal.E003"]
    settings.OPERATOR = {**right, **confirmed({"name": "Gemeente A", "phone": "010"})}
    (fault,) = checks.contact_details_are_of_one_operator(None)
    assert fault.id == "portal.E005" and "OPERATOR_ADDRESS, OPERATOR_EMAIL" in fault.hint and "PHONE" not in fault.hint
    settings.OPERATOR = {**right, "dpo_email": "INFO@ibdgemeenten.nl"}
    assert [fault.id for fault in no_desk_reads_the_mail_of_the_dpo(None, databases=["default"])] == ["contact.W002"]


@pytest.mark.parametrize(("days", "is_right"), [(None, False), (-1, False), (0, True), (180, True), (200, False)])
def test_status_c_needs_a_research_within_six_months(client, settings, days, is_right):
    day = timezone.localdate() + timedelta(days=days) if days is not None else None
    assert checks.status_c_has_a_planned_research(None) == []
    settings.ACCESSIBILITY = {**settings.ACCESSIBILITY, "status": "C", "research_on": day}
    assert [fault.id for fault in checks.status_c_has_a_planned_research(None)] == [] if is_right else ["portal.E004"]
    assert "Status: C, eerste maatregelen genomen" in client.get("/toegankelijkheid/").text


def test_accessibility_is_d_until_somebody_says_otherwise(client):
    text = client.get("/toegankelijkheid/").text
    assert "Status: D, voldoet niet" in text and "Nog niet gepland" in text and "Nog niemand" in text
    assert "Wij kennen onszelf" not in text


def test_reports_of_weak_spots_go_to_an_address_of_their_own(client, settings):
    settings.OPERATOR = {**settings.OPERATOR, "security_email": "cert@gemeente-a.example"}
    assert "Contact: mailto:cert@gemeente-a.example" in client.get("/.well-known/security.txt").text
    page = client.get("/kwetsbaarheid-melden/").text.partition("<main")[2].partition("</main")[0]
    assert "cert@gemeente-a.example" in page and f"mailto:{settings.OPERATOR['email']}" not in page


def test_the_cookie_of_the_sign_in_page_ends_with_the_browser(client):
    cookie = client.get("/account/inloggen/").cookies["csrf"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


def test_the_contact_form_says_purpose_ground_and_the_way_by_mail(client, content):
    text = client.get("/contact/").text
    assert "De grondslag is een gerechtvaardigd belang (artikel 6 lid 1 onder f AVG)." in text
    assert "per gewone e-mail naar het loket" in text


NOT_A_MUNICIPALITY = "Gerechtvaardigd belang past niet bij een overheidstaak. Kijk of dit geen publieke taak is."


def test_the_own_register_rows_are_complete_by_the_own_check():
    columns = table_of(1).columns
    rows = [[column.name for column in columns]]
    rows += [[row[column.id] for column in columns] for row in accountability.register_rows()]
    report = check(propose(Workbook("register", "csv", (sheet_of("Register", rows),)), lid=1))
    assert report.rows_total == len(rows) - 1 == report.rows_complete
    faults = {fault.sentence for row in report.rows for fault in row.faults}
    assert faults == {NOT_A_MUNICIPALITY}, "the rule holds for municipalities; the operator here is an association"


def test_the_own_dpia_outcome_is_what_the_aid_decides_today(client, content):
    assert "De keuzehulp is nu niet beschikbaar." in client.get("/over/verantwoording/").text
    load_aids()
    tested, text = accountability.tested(), client.get("/over/verantwoording/").text
    assert tested.decision.outcome.id == "DPIA-NIET-VERPLICHT" and tested.decision.outcome.title in text
    assert [answer.why for answer in tested.answers] == [
        one["why"] for one in accountability.account()["aid"]["answers"]
    ]
    assert tested.decision.outcome.title in client.get(tested.url).text


def test_each_interest_is_weighed_and_nothing_else_is():
    weighed = [one["purpose"] for one in accountability.account()["balance"]]
    assert weighed == [one.name for one in PURPOSES if one.private == "f"]
