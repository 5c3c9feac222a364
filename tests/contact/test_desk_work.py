"""Questions as work: what waits and for how long, a data breach first, and all that answers one on one screen."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from privacyportal.contact.breach import is_about_a_breach
from privacyportal.contact.models import Desk, Question
from privacyportal.contact.waiting import due_on, waiting_for
from tests.factories import make_product, make_user

from .factories import TYPED, form_token, send_question

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("desks")]
BREACHES = [
    "Wij hebben een lijst met BSN naar de verkeerde leverancier gemaild.",
    "Er is een datalek bij ons",
    "Onze verwerker is gehackt",
    "Een laptop met dossiers is gestolen uit de trein",
    "Ik heb de brief naar een verkeerd adres verstuurd",
    "Wij zijn slachtoffer van ransomware",
]
OTHERS = [
    "Mag een wijkteam het BSN in een groepsapp delen?",
    "Wie tekent de verwerkersovereenkomst?",
    "Is een verkeerde huisnummeraanduiding een persoonsgegeven?",
    "Hoe lang bewaren wij laptops?",
]


def test_a_question_about_a_breach_is_known_by_its_words():
    assert [text for text in BREACHES if not is_about_a_breach(text)] == []
    assert [text for text in OTHERS if is_about_a_breach(text)] == []


def test_the_promise_of_a_desk_is_counted_in_its_own_days():
    friday = date(2026, 11, 27)
    promises = ["binnen 5 werkdagen (ons streven)", "binnen 1 werkdag", "binnen 2 weken", "binnen 48 uur", "snel"]
    days = [date(2026, 12, 4), date(2026, 11, 30), date(2026, 12, 11), date(2026, 11, 29), None]
    assert [due_on(friday, promise) for promise in promises] == days


def test_the_start_page_shows_what_waits_with_a_breach_first_and_says_whose_questions_these_are(client):
    for text in (OTHERS[0], OTHERS[1], BREACHES[0]):
        send_question(client, question=f"{text} Wij horen het graag van u.")
    Question.objects.filter(text__startswith=OTHERS[1]).update(asked_at=timezone.now() - timedelta(days=30))
    emma, frank = make_user("Emma", is_staff=True), make_user("Frank", is_staff=True)
    Desk.objects.get(name="VNG").staff.add(emma)
    Desk.objects.get(name="IBD").staff.add(frank)
    shown = [one.question.text.split(". ")[0].split("? ")[0] for one in waiting_for(emma)]
    assert shown == [BREACHES[0].rstrip("."), OTHERS[1].rstrip("?"), OTHERS[0].rstrip("?")]
    client.force_login(emma)
    text = client.get("/beheer/").text
    assert "Vragen aan uw loket (3)" in text and "Datalek: 72 uur" in text and "Te laat: uiterlijk" in text
    client.force_login(frank)
    for page in (client.get("/beheer/").text, client.get("/beheer/contact/question/").text):
        assert "U ziet de vragen aan de IBD" in page
    assert "Er zijn geen open vragen." in client.get("/beheer/").text
    client.force_login(make_user("Wim", is_staff=True))
    assert "Vragen aan uw loket" not in client.get("/beheer/").text


def test_one_question_shows_its_text_a_reply_its_product_and_the_buttons_before_the_note(client):
    product = make_product("Privacyraamwerk")
    send_question(client, question=BREACHES[0], product=product.slug)
    question = Question.objects.get()
    emma = make_user("Emma", is_staff=True)
    question.desk.staff.add(emma)
    client.force_login(emma)
    page = client.get(f"/beheer/contact/question/{question.pk}/change/").text.split("<main")[1]
    places = [page.index(part) for part in (BREACHES[0], 'value="answer"', "Stuur door", 'name="note"')]
    assert places == sorted(places) and "lijkt over een datalek" in page
    assert f'href="mailto:{TYPED["email"]}?subject=Antwoord%20op%20uw%20vraag%20{question}"' in page
    assert f'href="{product.get_absolute_url()}"' in page
    client.post(f"/beheer/contact/question/{question.pk}/change/", {"note": "", "act": "answer"})
    page = client.get(f"/beheer/contact/question/{question.pk}/change/").text
    done = page.split("Wie deed wat")[1].split("</section>")[0]
    assert "Beantwoord" in done and "Emma" in done and "Bevestiging aan de afzender" in page
    text = client.get("/beheer/contact/question/").text
    assert "E-mail aan het loket" in text and "Delivery" not in text


def test_the_check_page_warns_who_asks_about_a_breach_and_nobody_else(client):
    def check(text):
        return client.post("/contact/controleren/", {**TYPED, "question": text, "token": form_token()}).text

    warned, quiet = check(BREACHES[0]), check(f"{OTHERS[0]} Wij horen het graag.")
    assert "Wacht niet op ons antwoord" in warned and "tel:+31702045511" in warned
    assert "Wacht niet op ons antwoord" not in quiet


def test_who_presses_again_because_no_answer_came_answered_once(client):
    send_question(client)
    question = Question.objects.get()
    emma = make_user("Emma", is_staff=True)
    question.desk.staff.add(emma)
    client.force_login(emma)
    for _ in range(2):
        client.post(f"/beheer/contact/question/{question.pk}/change/", {"note": "Gebeld.", "act": "answer"})
    page = client.get(f"/beheer/contact/question/{question.pk}/change/").text
    assert page.split("Wie deed wat")[1].split("</section>")[0].count("Beantwoord") == 1
