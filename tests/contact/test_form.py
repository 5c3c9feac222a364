"""The contact form as a visitor meets it: forgiving, without a cookie, and never losing a word."""

import html
import time

import pytest

from privacyportal.contact.models import Question
from privacyportal.contact.tokens import new_token
from privacyportal.index.models import SynonymGroup
from privacyportal.index.writing import rebuild
from privacyportal.search.sources import all_documents
from tests.factories import make_product, make_user

from .factories import TYPED, check_question, form_token, hidden_fields, send_question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desks")]


def test_both_addresses_stand_open_with_what_each_is_for(client):
    text = client.get("/contact/").text
    assert '<a class="contact-desks__address" href="mailto:privacy@vng.nl">privacy@vng.nl</a>' in text
    assert '<a class="contact-desks__address" href="mailto:info@IBDgemeenten.nl">info@IBDgemeenten.nl</a>' in text
    assert text.index("Wacht niet op dit formulier") < text.index('name="subject"')


@pytest.mark.parametrize(
    "field, value, sentence",
    [
        ("subject", "", "Kies waar uw vraag over gaat."),
        ("subject", "iets-anders", "Kies waar uw vraag over gaat."),
        ("question", "", "Vul uw vraag in."),
        ("question", "Mag dit?", "Maak uw vraag duidelijker: gebruik ten minste 20 tekens."),
        ("question", "a" * 20_120, "Uw vraag is te lang: haal 120 tekens weg."),
        ("name", " ", "Vul uw naam in."),
        ("name", "n" * 101, "Uw naam is te lang: haal 1 teken weg."),
        ("email", "", "Vul uw e-mailadres in."),
        ("email", "anna@gemeente", "Vul een e-mailadres in zoals naam@gemeente.nl."),
        ("organisation", "", "Vul uw gemeente of organisatie in."),
    ],
)
def test_what_is_missing_is_said_and_every_other_word_is_kept(client, field, value, sentence):
    response = check_question(client, **{field: value})
    assert response.status_code == 200
    assert "<title>Fout: Contact" in response.text
    assert response.text.count(sentence) == 2  # in the summary and at the field
    kept = {name: word for name, word in TYPED.items() if name not in (field, "subject")}
    assert all(html.escape(word, quote=False) in html.unescape(response.text) for word in kept.values())
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("  anna@gemeente.nl ", "anna@gemeente.nl"),
        ("Anna de Vries <anna@gemeente.nl>", "anna@gemeente.nl"),
        ("mailto:anna@gemeente.nl", "anna@gemeente.nl"),
        ("ANNA@GEMEENTE.NL", "ANNA@gemeente.nl"),
        ("anna@gemeente.nl.", "anna@gemeente.nl"),
    ],
)
def test_an_address_is_understood_as_people_paste_it(client, typed, kept):
    send_question(client, email=typed)
    assert Question.objects.get().email == kept


def test_the_check_page_sends_along_all_that_was_typed(client):
    page = check_question(client, question="Regel één is dit.\n\n  Regel 'twee' & <b>drie</b>.").text
    sent_along = {name: html.unescape(value) for name, value in hidden_fields(page).items()}
    client.post("/contact/controleren/", {**sent_along, "send": "1"})
    assert Question.objects.get().text == "Regel één is dit.\n\n  Regel 'twee' & <b>drie</b>."


def test_changing_brings_the_form_back_with_every_word(client):
    page = client.post("/contact/", {**TYPED, "token": form_token(), "change": "question"}).text
    assert TYPED["question"] in page and 'value="anna@gemeente-voorbeeld.example"' in page
    assert 'value="juridisch" id="id_subject_0" checked' in page
    assert "Er is een probleem" not in page
    assert not Question.objects.exists()


def test_sending_twice_is_one_question_and_a_changed_question_is_another(client):
    token = form_token()
    first = send_question(client, token=token)
    assert send_question(client, token=token).text == first.text
    assert Question.objects.count() == 1
    send_question(client, token=token, question="Een andere vraag, over iets heel anders.")
    assert Question.objects.count() == 2


def test_the_form_of_yesterday_is_shown_once_more_with_all_its_text(client, monkeypatch):
    old = new_token().signed
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 25 * 3600)
    page = send_question(client, token=old).text
    assert "Deze pagina stond lang open." in page and TYPED["question"] in page
    assert not Question.objects.exists()
    monkeypatch.setattr(time, "time", lambda: now + 25 * 3600 + 5)
    client.post("/contact/controleren/", {**hidden_fields(page), "send": "1"})
    assert Question.objects.count() == 1


def test_a_made_up_token_sends_nothing(client):
    assert "Deze pagina stond lang open." in send_question(client, token="verzonnen").text
    assert not Question.objects.exists()


def test_a_number_that_looks_like_a_bsn_stops_the_form_once(client):
    question = "Mag ik dossier 111222333 delen met een ketenpartner van ons?"
    page = check_question(client, question=question).text
    assert "In uw bericht staat een getal dat op een BSN lijkt (eindigt op 333). Haal het weg." in page
    assert 'name="is_not_bsn"' in page and question in page
    assert "Controleer uw vraag</h1>" in check_question(client, question=question, is_not_bsn="on").text
    send_question(client, question=question, is_not_bsn="on")
    assert Question.objects.get().text == question


def test_a_number_that_is_no_bsn_passes(client):
    assert "Controleer uw vraag</h1>" in check_question(client, question="Wat betekent zaaknummer 111222334 hier?").text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elders.example"},
        {"Origin": "null"},
    ],
)
def test_a_post_from_another_website_is_refused(client, headers):
    response = client.post("/contact/controleren/", {**TYPED, "token": form_token(), "send": "1"}, headers=headers)
    assert response.status_code == 403
    assert not Question.objects.exists()


def test_a_post_from_our_own_page_is_let_in(client):
    headers = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    client.post("/contact/controleren/", {**TYPED, "token": form_token(), "send": "1"}, headers=headers)
    assert Question.objects.count() == 1


def test_no_page_of_the_form_sets_a_cookie_and_what_was_typed_is_not_stored(client):
    pages = [client.get("/contact/"), check_question(client), check_question(client, name=""), send_question(client)]
    assert [dict(page.cookies) for page in pages] == [{}, {}, {}, {}] and not client.cookies
    assert ["no-store" in page["Cache-Control"] for page in pages] == [False, True, True, True]


def test_the_check_page_and_the_thanks_page_are_reached_by_sending_only(client):
    assert client.get("/contact/controleren/").url == "/contact/"
    assert client.get("/contact/verzonden/").url == "/contact/"
    assert client.get("/contact/verzonden/?vraag=1").url == "/contact/"


def test_the_thanks_page_names_number_desk_and_answer_time_but_not_the_question(client):
    text = send_question(client).text
    assert "Uw vraag is verstuurd aan de VNG (privacy@vng.nl)." in text
    assert "U krijgt een bevestiging op anna@gemeente-voorbeeld.example." in text
    assert Question.objects.get().reference in text and "binnen 5 werkdagen" in text
    assert TYPED["question"] not in text


def test_a_member_need_not_type_what_is_known(client):
    anna = make_user("Anna")
    client.force_login(anna)
    form = client.get("/contact/").context["form"]
    assert [form[name].value() for name in ("name", "email", "organisation")] == ["Anna", anna.email, ""]
    changed = client.post("/contact/", {**TYPED, "token": form_token(), "change": "name"}).context["form"]
    assert changed["email"].value() == TYPED["email"]


def test_from_a_product_the_form_and_the_check_page_name_it(client):
    make_product("Privacyraamwerk", slug="privacyraamwerk")
    assert "Privacyraamwerk</a>" in client.get("/contact/?product=privacyraamwerk").text
    assert "<dd>Privacyraamwerk</dd>" in check_question(client, product="privacyraamwerk").text
    send_question(client, product="privacyraamwerk")
    assert Question.objects.get().product == "privacyraamwerk"


def test_a_product_that_may_not_be_seen_is_not_named(client):
    make_product("Geheim concept", slug="geheim", status="concept")
    assert "Geheim concept" not in client.get("/contact/?product=geheim").text
    assert client.get("/contact/?product=%3Cscript%3E").status_code == 200


def test_the_check_page_offers_at_most_three_pages_that_may_answer(client):
    SynonymGroup.objects.create(preferred="datalek")
    for number in range(5):
        make_product(f"Meldplicht datalekken {number}")
    make_product("Privacyverklaring")
    rebuild(all_documents())
    text = check_question(client, question="Wanneer moeten wij een datalek melden bij de toezichthouder?").text
    assert text.count("opent in een nieuw tabblad") == 3
    assert "Privacyverklaring (opent" not in text


ANSWERED = {
    "Is een jeugdhulpaanbieder verwerker of zelf verantwoordelijk?": "Factsheet Verwerkersovereenkomst",
    "Wij schrokken. Moeten wij inwoners informeren over een verkeerd verzonden brief?": "Leaflet Meldplicht Datalekken",
    "Beste collega's, hoe vullen wij de baselinetoets in voor een nieuw zaaksysteem?": "Baselinetoets BIG versie 1.3",
    "Moet de burgemeester een DPIA doen voor camera's op het plein? Groet, Wim": "Privacy Impact Assessment",
}


def test_the_check_page_offers_the_product_that_answers_and_nothing_for_another_subject(client, indexed_content):
    for question, page in ANSWERED.items():
        assert f"{page} (opent in een nieuw tabblad)" in check_question(client, question=question).text
    text = check_question(client, question="Waar kan ik een nieuwe fiets kopen in Zwolle?").text
    assert "Misschien staat uw antwoord hier al" not in text


def test_the_organisations_are_suggested_and_free_text_is_taken(client, content):
    text = client.get("/contact/").text
    assert text.count("<option value=") == 342
    send_question(client, organisation="Omgevingsdienst  Voorbeeld\n")
    assert Question.objects.get().organisation == "Omgevingsdienst Voorbeeld"


@pytest.mark.parametrize(
    "body, content_type",
    [
        (b"\x00\xff=%ff&question=%ED%A0%80&token=%00&website=%00&product=%00", "application/x-www-form-urlencoded"),
        (
            b'--x\r\nContent-Disposition: form-data; name="question"\r\n\r\nabc\0\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
        (b"{}", "application/json"),
        (b"change=__class__&send=1", "application/x-www-form-urlencoded"),
    ],
)
@pytest.mark.parametrize("address", ["/contact/", "/contact/controleren/"])
def test_a_body_that_no_browser_makes_is_answered_with_the_form(client, address, body, content_type):
    response = client.post(address, body, content_type=content_type)
    assert response.status_code == 200 and "Waar gaat uw vraag over?" in response.text


@pytest.mark.parametrize("query", ["product=%00", "product=" + "a" * 5000, "subject=x&token=x", "name=%F0%9F&x[]=1"])
def test_a_query_that_nobody_types_is_answered(client, query):
    assert client.get(f"/contact/?{query}").status_code in (200, 400)
    assert client.get(f"/contact/verzonden/?vraag={query}").status_code in (302, 400)
