"""Which question goes where, and that everything that says so says the same."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from privacyportal.contact.models import Desk, Question, Subject
from privacyportal.core.mail import send_queue

from .factories import check_question, send_question

pytestmark = pytest.mark.django_db

VNG, IBD = "privacy@vng.nl", "info@IBDgemeenten.nl"
EXAMPLES = {
    "Mag het wijkteam gegevens delen met de woningcorporatie?": VNG,
    "Welke logging moeten wij aanzetten voor het raadplegen van Wmo-dossiers?": IBD,
    "Is een jeugdhulpaanbieder verwerker of zelf verantwoordelijk?": VNG,
    "Onze leverancier wil geen tweede inlogstap; welke eis stelt de BIO2?": IBD,
    "Hoe lang mogen wij sollicitatiebrieven bewaren?": VNG,
    "Hoe mailen wij veilig met zorgaanbieders?": IBD,
    "Mag onze FG ook voor de omgevingsdienst werken?": VNG,
    "Wij zijn getroffen door gijzelsoftware; hoe herstellen wij de servers?": IBD,
    "Moeten wij inwoners informeren over een verkeerd verzonden brief?": VNG,
    "Welke beveiligingsmaatregelen zetten wij in bijlage 2 van de verwerkersovereenkomst?": IBD,
    "Kan een raadslid namen van aanvragers inzien?": VNG,
    "Hoe vullen wij de baselinetoets in voor een nieuw zaaksysteem?": IBD,
    "Is toestemming nodig voor foto's op de gemeentelijke website?": VNG,
    "Hoe beveiligen wij persoonsgegevens op een privételefoon van een medewerker?": IBD,
    "Hoe beantwoorden wij een inzageverzoek met gegevens van derden?": VNG,
    "Hoe controleren wij logbestanden op nieuwsgierig meekijken in dossiers?": IBD,
    "Moet de burgemeester een DPIA doen voor camera's op het plein?": VNG,
    "Hoe testen wij een nieuw systeem zonder echte persoonsgegevens?": IBD,
    "Welke gemeenten hebben al een regeling voor gezamenlijk verantwoordelijken?": VNG,
    "De leverancier meldt een lek in zijn software; moeten wij zelf iets dichtzetten?": IBD,
}


def test_each_example_is_previewed_and_mailed_to_the_desk_of_its_subject(client, desks, mail_server):
    subjects = {example: subject for subject in Subject.objects.in_use() for example in subject.example_list()}
    previewed = {}
    for question in EXAMPLES:
        page = check_question(client, subject=subjects[question].slug, question=question)
        previewed[question] = page.context["route"].address
        assert f"{page.context['route'].desk}, {previewed[question]}" in page.text
        send_question(client, subject=subjects[question].slug, question=question)
    send_queue()
    mailed = {
        line: mail.to[0] for mail in mail_server.mails for line in mail.get_content().splitlines() if line in EXAMPLES
    }
    assert list(subjects) and previewed == mailed == EXAMPLES
    assert {question: subjects[question].desk.address for question in EXAMPLES} == EXAMPLES


def test_who_does_not_know_is_sent_to_the_vng_and_told_that_the_ibd_gets_a_copy(client, desks, mail_server):
    page = check_question(client, subject="onbekend").text
    assert "VNG, privacy@vng.nl" in page and "info@IBDgemeenten.nl krijgt een kopie." in page
    thanks = send_question(client, subject="onbekend").text
    assert "De IBD krijgt een kopie." in thanks
    send_queue()
    question = next(mail for mail in mail_server.mails if VNG in mail.to)
    assert question.to == [VNG, IBD]
    assert (question["To"], question["Cc"]) == (VNG, IBD)


def test_the_form_says_under_each_choice_where_it_goes(client, desks):
    text = client.get("/contact/").text
    assert "Gaat naar de VNG: privacy@vng.nl<" in text
    assert "Gaat naar de IBD: info@IBDgemeenten.nl<" in text
    assert "Gaat naar de VNG: privacy@vng.nl. De VNG betrekt de IBD: info@IBDgemeenten.nl krijgt een kopie." in text


def test_a_subject_that_gets_another_desk_changes_the_hint_the_preview_and_the_mail_together(
    client, desks, mail_server
):
    Subject.objects.filter(slug="juridisch").update(desk=Desk.objects.get(name="IBD"))
    assert client.get("/contact/").text.count("Gaat naar de IBD: info@IBDgemeenten.nl<") == 2
    assert check_question(client).context["route"].address == IBD
    send_question(client)
    send_queue()
    assert mail_server.mails[0].to == [IBD]


def test_a_question_that_was_sent_keeps_its_desk(client, desks):
    send_question(client)
    Subject.objects.filter(slug="juridisch").update(desk=Desk.objects.get(name="IBD"))
    assert Question.objects.get().desk.address == VNG


def test_a_subject_without_a_desk_is_refused(desks):
    with pytest.raises(IntegrityError), transaction.atomic():
        Subject.objects.filter(slug="juridisch").update(desk=None)


def test_a_copy_to_the_desk_itself_is_refused_with_a_sentence(desks):
    subject = Subject.objects.get(slug="juridisch")
    subject.copy_desk = subject.desk
    with pytest.raises(ValidationError, match="De kopie gaat naar een ander loket"):
        subject.full_clean()


def test_the_portal_refuses_to_start_without_a_subject_to_choose(content):
    Subject.objects.update(is_active=False)
    with pytest.raises(CommandError, match="no subject to choose"):
        call_command("prepare")
    Subject.objects.filter(slug="onbekend").update(is_active=True)
    call_command("prepare")


def test_the_desks_come_back_when_an_older_portal_never_had_them(content):
    Subject.objects.all().delete()
    Desk.objects.all().delete()
    call_command("prepare")
    assert [subject.slug for subject in Subject.objects.in_use()] == [
        "juridisch",
        "informatiebeveiliging",
        "klopt-niet",
        "onbekend",
    ]


@pytest.mark.parametrize(
    "product, subject",
    [
        ("baselinetoets-big-versie-1-3", "informatiebeveiliging"),
        ("model-verwerkersovereenkomst", "juridisch"),
        ("bestaat-niet", None),
    ],
)
def test_from_a_product_the_fitting_subject_is_chosen_already(client, content, product, subject):
    form = client.get("/contact/", {"product": product}).context["form"]
    assert (form["subject"].value() or None) == subject
