"""An editor begins with a Word file in a real browser: chooses wrong, chooses right, reads what stayed behind, goes on."""

import pytest
from playwright.sync_api import expect

from products.models import Product
from tests.accessibility import audit
from tests.browser import press
from tests.core import documents as make
from tests.core import word_files as word
from tests.core.word_files import Word, run
from tests.factories import make_publisher
from tests.journeys.test_account_pages import sign_in
from tests.journeys.test_editors_desk import make_editor, roles  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def emma(db, roles):  # noqa: F811
    return make_editor("Emma Bakker", "redacteur")


def guide():
    file = Word().paragraph("Gids cameratoezicht", "Title").xml(word.contents()).heading("Wat is het?")
    file.runs(run("Een camera "), word.added("filmt"), word.text_box("Let op."), word.shape())
    file.paragraph("Mail fg@gemeente-voorbeeld.example.").picture(make.picture(size=(40, 20)), "Een camera")
    return {"name": "gids.docx", "mimeType": KIND, "buffer": file.bytes}


def begin(page):
    page.goto("/beheer/")
    press(page.get_by_role("link", name="Begin met een Word-bestand"))


def send(page):
    press(page.get_by_role("button", name="Maak een concept"))


def test_an_editor_begins_with_a_word_file(open_browser, emma):
    make_publisher()
    page = open_browser()
    sign_in(page, emma)
    begin(page)
    assert not audit(page)
    page.get_by_label("Titel").fill("Mijn titel")
    page.get_by_label("Niet overnemen").check()
    page.get_by_label("Word-bestand").set_input_files({**guide(), "buffer": b"PK"})
    send(page)
    expect(page.get_by_role("alert")).to_contain_text(
        "gids.docx is een TXT-bestand met een andere naam. Kies een bestand"
    )
    expect(page.locator("#id_title")).to_have_value("Mijn titel")
    expect(page.get_by_label("Niet overnemen")).to_be_checked()
    expect(page.get_by_label("Gebruik gids.docx")).to_have_count(0)
    page.get_by_label("Word-bestand").set_input_files(guide())
    send(page)
    expect(page.get_by_role("alert")).to_contain_text("Organisatie")
    expect(page.get_by_label("Gebruik gids.docx")).to_be_checked()
    assert not audit(page)

    page.get_by_label("Organisatie").select_option(label="VNG")
    page.get_by_label("Soort").select_option(label="Handreiking")
    send(page)
    expect(page.get_by_text("De titel in het document was: Gids cameratoezicht")).to_be_visible()
    expect(page.get_by_text("Eén openstaande wijziging is niet overgenomen.")).to_be_visible()
    expect(page.get_by_text("In gids.docx staan 1 e-mailadres.")).to_be_visible()
    assert not audit(page)
    press(page.get_by_role("link", name="Bewerk het concept"))
    expect(page.locator("#id_title")).to_have_value("Mijn titel")
    press(page.get_by_role("link", name="Wat er uit Word meekwam"))
    press(page.get_by_role("link", name="Bekijk het voorbeeld"))
    expect(page.get_by_role("img", name="Een camera")).to_be_visible()


def test_without_javascript_and_on_a_phone_it_is_the_same(open_browser, emma):
    make_publisher()
    page = open_browser(width=320, java_script_enabled=False)
    sign_in(page, emma)
    begin(page)
    page.get_by_label("Organisatie").select_option(label="VNG")
    page.get_by_label("Soort").select_option(label="Handreiking")
    page.get_by_label("Word-bestand").set_input_files(guide())
    send(page)
    expect(page.get_by_role("heading", name="Wat er uit Word meekwam")).to_be_visible()
    body = Product.objects.get().body
    assert body.startswith("## Wat is het?\n\nEen camera filmt\n\nLet op.\n\nMail fg@") and "![Een camera](" in body
