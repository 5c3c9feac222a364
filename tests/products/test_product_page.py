"""The product page: whose it is, under which law it was written, and what replaces it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from privacyportal.contact.models import Desk
from products.models import FormerSlug, LawTerm, ProductFile
from tests.factories import make_change, make_product

pytestmark = pytest.mark.django_db


def test_the_page_shows_text_publisher_status_and_check_date(client):
    make_product("Factsheet", body="## Wat is het?\n\nEen **heldere** tekst.", checked_on="2026-01-04")
    text = client.get("/producten/factsheet/").text
    for shown in ("<h1>Factsheet</h1>", "<strong>heldere</strong>", "VNG", "Actueel", "4 januari 2026", 'class="prose'):
        assert shown in text


def test_old_law_is_labelled_and_the_page_says_what_holds_today(client):
    product = make_product("Privacy Impact Assessment")
    wbp = LawTerm.objects.create(term="Wbp", replaced_by="AVG", explanation="De AVG geldt sinds 25 mei 2018.")
    product.written_under.add(wbp)
    text = client.get("/producten/privacy-impact-assessment/").text
    assert "Geschreven onder: Wbp" in text
    assert "Deze tekst gebruikt nog het woord Wbp." in text
    assert "De AVG geldt sinds 25 mei 2018." in text

    wbp.explanation, wbp.term = "Nu geldt iets nieuws.", "Wet bescherming persoonsgegevens"
    wbp.save()
    text = client.get("/producten/privacy-impact-assessment/").text
    assert "Geschreven onder: Wet bescherming persoonsgegevens" in text and "Nu geldt iets nieuws." in text


def test_present_law_gives_a_label_and_no_warning(client):
    product = make_product("Factsheet")
    product.written_under.add(LawTerm.objects.create(term="AVG"))
    response = client.get("/producten/factsheet/")
    assert "Geschreven onder: AVG" in response.text
    assert "notice" not in response.text


def test_a_replaced_product_links_to_its_successor(client):
    successor = make_product("Nieuwe toets")
    make_product("Oude toets", status="replaced", superseded_by=successor)
    text = client.get("/producten/oude-toets/").text
    assert "Vervangen" in text and 'href="/producten/nieuwe-toets/"' in text


def test_a_check_that_is_sixty_days_late_is_said_in_public(client):
    today = timezone.localdate()
    make_product("Net te laat", check_before_on=today - timedelta(days=60))
    make_product("Veel te laat", check_before_on=today - timedelta(days=61))
    assert "Actueel" in client.get("/producten/net-te-laat/").text
    assert "Wordt herzien" in client.get("/producten/veel-te-laat/").text


def test_a_former_address_redirects_for_good(client):
    FormerSlug.objects.create(slug="bewerkersovereenkomst", product=make_product("Verwerkersovereenkomst"))
    response = client.get("/producten/bewerkersovereenkomst/")
    assert (response.status_code, response["Location"]) == (301, "/producten/verwerkersovereenkomst/")


def test_an_offline_product_answers_410_with_reason_and_alternative(client):
    successor = make_product("Nieuwe toets")
    make_product(
        "Oude toets", offline_at=timezone.now(), status_note="De norm bestaat niet meer.", superseded_by=successor
    )
    response = client.get("/producten/oude-toets/")
    assert response.status_code == 410
    assert "De norm bestaat niet meer." in response.text and "/producten/nieuwe-toets/" in response.text


def test_an_old_product_does_not_point_to_what_nobody_may_see(client):
    secret = make_product("Geheime opvolger", status="concept")
    make_product("Oude toets", offline_at=timezone.now(), status_note="Klaar.", superseded_by=secret)
    make_product("Vervangen toets", status="replaced", superseded_by=secret)
    assert "eheime" not in client.get("/producten/oude-toets/").text
    assert "eheime" not in client.get("/producten/vervangen-toets/").text


@pytest.mark.parametrize("fields", [{"status": "concept"}, {"published_at": timezone.now() + timedelta(days=2)}])
def test_a_concept_and_a_planned_product_are_not_found(client, fields):
    make_product("Geheim", **fields)
    assert client.get("/producten/geheim/").status_code == 404
    assert client.get("/producten/geheim/versies/").status_code == 404


def test_four_headings_give_a_table_of_contents_and_three_do_not(client):
    make_product("Kort", body="\n\n".join(f"## Kop {n}\n\nTekst." for n in range(3)))
    make_product("Lang", body="\n\n".join(f"## Kop {n}\n\nTekst." for n in range(4)))
    assert "Op deze pagina" not in client.get("/producten/kort/").text
    assert "Op deze pagina" in client.get("/producten/lang/").text


def test_versions_show_major_changes_only(client):
    product = make_product("Factsheet")
    make_change(product, "Artikel 28 is toegevoegd.")
    make_change(product, "Een typfout.", is_major=False)
    for address in ("/producten/factsheet/versies/", "/producten/feed/"):
        text = client.get(address).text
        assert "Artikel 28 is toegevoegd." in text and "typfout" not in text


def test_a_file_is_served_as_a_download_only(client, settings):
    from django.core.files.base import ContentFile

    product = make_product("Factsheet")
    file = ProductFile(
        product=product,
        title="Factsheet",
        name="factsheet.pdf",
        kind="PDF",
        accessible="yes",
        content_type="application/pdf",
        size=5,
    )
    file.file.save("x", ContentFile(b"%PDF-"))
    response = client.get(file.get_absolute_url())
    assert response["Content-Disposition"] == 'attachment; filename="factsheet.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert b"".join(response.streaming_content) == b"%PDF-"

    file.file.storage.delete(file.file.name)
    assert "tijdelijk niet beschikbaar" in client.get("/producten/factsheet/").text
    assert client.get(file.get_absolute_url()).status_code == 404


def test_a_file_of_a_concept_is_not_handed_out(client):
    product = make_product("Geheim", status="concept")
    file = ProductFile.objects.create(product=product, title="G", name="g.pdf", accessible="yes", file="x")
    assert client.get(f"/producten/geheim/bestand/{file.pk}/g.pdf").status_code == 404


def test_the_page_names_the_desks_of_today_with_their_addresses(client):
    make_product("Factsheet")
    desk = Desk.objects.create(name="VNG", address="oud@vng.example", purpose="Juridische vraag")
    Desk.objects.create(name="IBD", address="dicht@ibd.example", purpose="Beveiliging", is_active=False)
    desk.address = "nieuw@vng.example"
    desk.save()
    text = client.get("/producten/factsheet/").text
    assert 'Juridische vraag: <a href="mailto:nieuw@vng.example">nieuw@vng.example</a>' in text
    for gone in ("oud@vng.example", "dicht@ibd.example", "privacy@vng.nl", "info@IBDgemeenten.nl"):
        assert gone not in text
