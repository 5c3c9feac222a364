"""A visitor asks a question, without JavaScript and without a cookie, and the desk receives it."""

import re

import pytest
from playwright.sync_api import expect

from privacyportal.contact.models import Question
from privacyportal.core.mail import send_queue
from tests.accessibility import audit
from tests.browser import press
from tests.contact.factories import TYPED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUESTION = "Mag het wijkteam gegevens delen met de woningcorporatie?\n\nWij denken aan artikel 6, maar twijfelen."


def test_asking_a_question_without_javascript(open_browser, content, mail_server):
    page = open_browser(java_script_enabled=False)
    page.goto("/producten/privacyraamwerk/")
    press(page.get_by_role("link", name="Stel uw vraag over Privacyraamwerk"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Contact")
    expect(page.get_by_label("Juridische vraag, of vraag over een vakgebied")).to_be_checked()

    page.get_by_label(re.compile("Privacy en informatiebeveiliging")).check()
    expect(page.get_by_text("Gaat naar de IBD: info@IBDgemeenten.nl").first).to_be_visible()
    page.get_by_label("Uw vraag").fill(QUESTION)
    page.get_by_label("E-mailadres").fill("Anna@Gemeente-Voorbeeld.example ")
    page.get_by_label("Gemeente of organisatie").fill("gemeente Utrecht")
    press(page.get_by_role("button", name="Controleer uw vraag"))

    expect(page).to_have_title(re.compile("^Fout: Contact"))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Verbeter dit punt en verstuur het formulier opnieuw.")
    alert.get_by_role("link", name="Vul uw naam in.").click()
    expect(page).to_have_url(re.compile("#id_name$"))
    expect(page.get_by_label("Uw vraag")).to_have_value(QUESTION)
    expect(page.get_by_label("E-mailadres")).to_have_value("Anna@Gemeente-Voorbeeld.example")
    expect(page.get_by_label(re.compile("Privacy en informatiebeveiliging"))).to_be_checked()
    page.get_by_label("Naam").fill("Anna de Vries")
    press(page.get_by_role("button", name="Controleer uw vraag"))

    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer uw vraag")
    expect(page.get_by_text("IBD, info@IBDgemeenten.nl")).to_be_visible()
    expect(page.locator("dd", has_text="Privacyraamwerk").first).to_be_visible()
    press(page.get_by_role("button", name="Wijzig het onderwerp"))

    expect(page.get_by_label("Uw vraag")).to_have_value(QUESTION)
    page.get_by_label(re.compile("Juridische vraag")).check()
    press(page.get_by_role("button", name="Controleer uw vraag"))
    expect(page.get_by_text("VNG, privacy@vng.nl")).to_be_visible()
    press(page.get_by_role("button", name="Verstuur uw vraag aan de VNG"))

    expect(page.get_by_role("heading", level=1)).to_have_text("Uw vraag is verstuurd")
    expect(page.get_by_role("status")).to_contain_text("Uw vraag is verstuurd aan de VNG (privacy@vng.nl).")
    reference = Question.objects.get().reference
    expect(page.get_by_text(reference)).to_be_visible()
    assert page.context.cookies() == []

    send_queue()
    (mail,) = mail_server.mails_to("privacy@vng.nl")
    print(mail.as_string())
    assert QUESTION in mail.get_content().replace("\r\n", "\n")
    assert reference in mail["Subject"] and "Privacyraamwerk" in mail.get_content()
    assert len(mail_server.mails) == 2

    page.reload()
    assert Question.objects.count() == 1


STATES = {
    "form": lambda page: None,
    "empty": lambda page: _submit(page),
    "bsn": lambda page: _submit(page, question="Mag ik dossier 111222333 delen met een ketenpartner?"),
    "check": lambda page: _submit(page, **TYPED),
    "check-copy": lambda page: _submit(page, **{**TYPED, "subject": "onbekend", "question": "Woord " * 200}),
    "sent": lambda page: _send(page, **TYPED),
    "kept": lambda page: _send(page, **{**TYPED, "question": "https://a.example " * 9}),
    "too-often": lambda page: [_send(page, **{**TYPED, "question": TYPED["question"] + str(n)}) for n in range(2)],
}


@pytest.mark.audit
def test_every_state_is_accessible_and_leaves_no_trace(open_browser, content, settings):
    settings.QUESTIONS_PER_HOUR = 3  # two before, one in the last state, and then the refusal
    for name, reach in STATES.items():
        page = open_browser()
        page.goto("/contact/?product=privacyraamwerk")
        reach(page)
        assert audit(page) == [], name
        assert page.context.cookies() == [], name
        assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_the_focus_is_in_the_error_summary(page, content):
    page.goto("/contact/")
    _submit(page)
    expect(page.locator(".error-summary")).to_be_focused()


def _submit(page, **typed):
    for name, value in typed.items():
        if name == "subject":
            page.locator(f"[name=subject][value={value}]").check()
        else:
            page.locator(f"[name={name}]:visible").fill(value)
    press(page.get_by_role("button", name="Controleer uw vraag"))


def _send(page, **typed):
    page.goto("/contact/")
    _submit(page, **typed)
    press(page.locator("button[name=send]"))
