"""The editors' desk in a real browser: a product from nothing to withdrawn, two editors at once, and nothing for axe."""

import io
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from PIL import Image
from playwright.sync_api import expect

from products import publishing
from products.models import LawTerm, Product
from tests.accessibility import audit
from tests.browser import press
from tests.factories import make_member, make_product, make_publisher, make_theme
from tests.journeys.test_account_pages import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def make_editor(name, role):
    editor = make_member(name, is_staff=True)
    editor.groups.add(Group.objects.get_or_create(name=role)[0])
    return editor


@pytest.fixture
def frank(db, roles):
    return make_editor("Frank Mulder", "eindredacteur")


@pytest.fixture
def roles(db):
    """The permissions of the groups; a test that empties the database took them away."""
    from importlib import import_module

    from django.apps import apps

    import_module("products.migrations.0003_editors_may").allow(apps, None)


def fill_product(page, **fields):
    for label, text in fields.items():
        page.locator(f"#id_{label}").fill(text)


def save(page):
    press(page.get_by_role("button", name="Bewaar als concept").first)
    expect(page.get_by_text("Uw concept is bewaard.")).to_be_visible()


def publish(page, what_is_new):
    press(page.get_by_role("button", name="Bewaar en publiceer").first)
    page.get_by_label("Wat is er anders?").fill(what_is_new)
    press(page.get_by_role("button", name="Publiceer", exact=True))


def photo():
    picture = io.BytesIO()
    Image.new("RGB", (400, 300), "navy").save(picture, "JPEG")
    return {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}


def test_an_editor_takes_a_product_from_nothing_to_withdrawn(open_browser, frank, settings):
    make_publisher()
    make_product("Nieuwe cameragids")
    page, reader = open_browser(), open_browser()
    sign_in(page, frank)

    # From nothing, with a file and an image.
    page.goto("/beheer/")
    press(page.get_by_role("link", name="Nieuw kennisproduct"))
    fill_product(page, title="Gids cameratoezicht", body="## Wat is het?\n\n")
    page.locator("#id_kind").select_option(label="Handreiking")
    page.locator("#id_publisher").select_option(label="VNG")
    with page.expect_response(re.compile("/beheer/opmaak/afbeelding/")):
        page.locator("#id_body").evaluate(
            """(area, [bytes]) => {
                const files = new DataTransfer();
                files.items.add(new File([new Uint8Array(bytes)], "foto.jpg", {type: "image/jpeg"}));
                area.dispatchEvent(new DragEvent("drop", {dataTransfer: files, bubbles: true, cancelable: true}));
            }""",
            [list(photo()["buffer"])],
        )
    expect(page.locator("#id_body")).to_have_value(re.compile(r"!\[beschrijf hier de afbeelding\]\(/media/images/"))
    page.locator("#id_files-0-title").fill("Voorbeeldbrief")
    page.locator("#id_files-0-upload").set_input_files(
        {"name": "brief.txt", "mimeType": "text/plain", "buffer": b"Geachte inwoner"}
    )
    page.locator("#id_files-0-accessible").select_option(label="ja")
    save(page)

    # The preview opens in a second browser that is not signed in.
    preview = page.get_by_label("Voorbeeld voor een collega").input_value()
    reader.goto(preview)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Gids cameratoezicht")
    expect(reader.get_by_text("Voorbeeld, nog niet gepubliceerd")).to_be_visible()
    with reader.expect_download() as download:
        reader.get_by_role("link", name="Voorbeeldbrief").click()
    assert download.value.suggested_filename == "brief.txt"
    assert not reader.context.cookies()
    assert reader.goto("/producten/gids-cameratoezicht/").status == 404

    # The publish check stops it; each fault leads to its field.
    publish(page, "Eerste versie.")
    faults = page.get_by_role("alert")
    for fault in ("Vul de samenvatting in", "beschrijving", "Vul in voor wanneer"):
        expect(faults).to_contain_text(fault)
    faults.get_by_role("link", name="Vul de samenvatting in").click()
    expect(page.locator("#id_summary")).to_be_in_viewport()
    body = page.locator("#id_body").input_value().replace("beschrijf hier de afbeelding", "Een camera aan een paal")
    next_year = (timezone.localdate() + timedelta(days=365)).isoformat()
    fill_product(
        page, summary="Wat mag er met een camera?", check_before_on=next_year, body=body + "\n\nDe eerste tekst."
    )
    publish(page, "Eerste versie.")
    expect(page.get_by_text("Het product staat op de website.")).to_be_visible()
    reader.goto("/producten/gids-cameratoezicht/")
    expect(reader.get_by_text("De eerste tekst.")).to_be_visible()
    expect(reader.get_by_alt_text("Een camera aan een paal")).to_be_visible()

    # A newer concept, while the website keeps the old text.
    fill_product(page, body="## Wat is het?\n\nDe tweede tekst.")
    save(page)
    reader.reload()
    expect(reader.get_by_text("De eerste tekst.")).to_be_visible()
    publish(page, "De tekst is korter.")
    reader.reload()
    expect(reader.get_by_text("De tweede tekst.")).to_be_visible()
    expect(reader.get_by_text("De tekst is korter.")).to_be_visible()

    # Compare, and put the first version back.
    press(page.get_by_role("link", name="Geschiedenis en vergelijken"))
    press(page.get_by_role("button", name="Vergelijk"))
    page.go_back()
    page.locator("input[name=van]").nth(3).check()
    page.locator("input[name=naar]").first.check()
    press(page.get_by_role("button", name="Vergelijk"))
    expect(page.locator(".diff").filter(has_text="tweede")).to_contain_text("[nieuw:")
    page.go_back()
    first = page.get_by_role("row").filter(has_text="Eerste versie.")
    press(first.get_by_role("button", name="Zet terug"))
    expect(page.locator("#id_body")).to_have_value(re.compile("De eerste tekst."))
    publish(page, "De eerste tekst is terug.")
    reader.reload()
    expect(reader.get_by_text("De eerste tekst.")).to_be_visible()

    # Withdrawn with a successor: a banner. Another address: a redirect. Taken away: 410.
    press(page.get_by_role("link", name="Wijzig het adres"))
    page.get_by_label("Nieuw adres").fill("gids-camera")
    press(page.get_by_role("button", name="Wijzig het adres"))
    press(page.get_by_role("link", name="Trek in"))
    page.get_by_label("Waarom?").fill("De regels zijn veranderd.")
    page.get_by_label("Wat kan de lezer nu gebruiken?").select_option(label="Nieuwe cameragids")
    press(page.get_by_role("button", name="Trek in"))
    reader.goto("/producten/gids-cameratoezicht/")
    assert reader.url.endswith("/producten/gids-camera/")
    expect(reader.get_by_text("De regels zijn veranderd.").first).to_be_visible()
    expect(reader.get_by_role("link", name="Nieuwe cameragids").first).to_be_visible()
    press(page.get_by_role("link", name="Haal van de website"))
    page.get_by_label("Waarom?").fill("Niemand gebruikt dit nog.")
    press(page.get_by_role("button", name="Haal van de website"))
    assert reader.goto("/producten/gids-camera/").status == 410
    expect(reader.get_by_text("Niemand gebruikt dit nog.")).to_be_visible()


def test_two_editors_of_one_product_lose_nothing_and_the_second_is_told(open_browser, frank, roles):
    product = make_product("Factsheet", body="De tekst.", summary="Samenvatting.")
    first, second = open_browser(), open_browser()
    sign_in(first, make_editor("Emma Visser", "redacteur"))
    sign_in(second, frank)
    for browser in (first, second):
        browser.goto(f"/beheer/products/product/{product.pk}/change/")
    fill_product(first, body="De tekst van Emma.", audience="Voor FG's.")
    save(first)
    fill_product(second, body="De tekst van Frank.", summary="De samenvatting van Frank.")
    press(second.get_by_role("button", name="Bewaar als concept").first)

    told = second.get_by_role("alert")
    expect(told).to_contain_text("Emma Visser heeft dit product ook gewijzigd")
    expect(told).to_contain_text("Tekst: u hebt dit allebei gewijzigd")
    expect(told).to_contain_text("De tekst van Emma.")
    assert audit(second) == []
    for field, text in {
        "body": "De tekst van Frank.",
        "summary": "De samenvatting van Frank.",
        "audience": "Voor FG's.",
    }.items():
        expect(second.locator(f"#id_{field}")).to_have_value(text)
    save(second)
    concept = Product.objects.get(concept_of=product)
    assert (concept.body, concept.audience) == ("De tekst van Frank.", "Voor FG's.")
    press(second.get_by_role("link", name="Geschiedenis en vergelijken"))
    expect(second.get_by_role("row").filter(has_text="Emma Visser")).to_have_count(1)


@pytest.mark.deep
def test_axe_finds_nothing_on_the_desk(open_browser, frank, settings):
    page = open_browser()
    page.goto("/beheer/")
    assert audit(page) == []
    sign_in(page, frank)
    LawTerm.objects.create(term="PIA", replaced_by="DPIA")
    product = make_product("Factsheet", body="Doe een PIA.", themes=[make_theme()])
    make_product("Te laat", check_before_on=timezone.localdate() - timedelta(days=3), owner=frank)
    publishing.save_concept(product=product, by=frank, values={"body": "## Kop\n\nDoe een PIA en nog wat."})
    preview = page.request.get(f"/beheer/products/product/{product.pk}/voorbeeld/").url
    desk = f"/beheer/products/product/{product.pk}"
    for address in (
        "/beheer/",
        "/beheer/products/product/",
        "/beheer/products/product/?q=niets",
        f"{desk}/change/",
        "/beheer/products/product/add/",
        f"{desk}/geschiedenis/",
        f"{desk}/vergelijk/",
        f"{desk}/publiceren/",
        f"{desk}/intrekken/",
        preview,
        "/beheer/products/lawterm/",
        "/beheer/products/lawterm/add/",
        "/beheer/products/change/",
        "/beheer/products/brokenlink/",
        "/beheer/products/brokenlink/vervang/",
        f"/beheer/products/theme/{product.themes.get().pk}/samenvoegen/",
    ):
        page.goto(address)
        assert audit(page) == [], address
        expect(page.get_by_role("heading", level=1)).to_have_count(1)


@pytest.mark.deep
def test_the_forms_of_the_desk_answer_their_faults_in_an_accessible_way(page, frank):
    sign_in(page, frank)
    page.goto("/beheer/products/product/add/")
    press(page.get_by_role("button", name="Bewaar als concept").first)
    expect(page).to_have_title(re.compile("^Fout: "))
    expect(page.get_by_role("alert")).to_be_focused()
    assert audit(page) == []
    page.get_by_role("alert").get_by_role("link", name=re.compile("^Titel")).click()
    expect(page.locator("#id_title")).to_be_focused()


@pytest.mark.deep
def test_the_desk_works_without_javascript_and_stores_nothing_in_the_browser(open_browser, frank):
    page = open_browser(java_script_enabled=False)
    make_publisher()
    sign_in(page, frank)
    page.goto("/beheer/products/product/add/")
    fill_product(page, title="Zonder script", summary="Kort.", body="Een tekst.")
    fill_product(page, check_before_on=(timezone.localdate() + timedelta(days=9)).isoformat())
    page.locator("#id_kind").select_option(label="Leaflet")
    page.locator("#id_publisher").select_option(label="VNG")
    save(page)
    publish(page, "Eerste versie.")
    assert Product.objects.get(slug="zonder-script").status == "published"


def test_text_pasted_from_word_comes_in_as_markdown(page, frank):
    sign_in(page, frank)
    page.goto("/beheer/products/product/add/")
    word = """<html><head><style>p{color:red}</style></head><body>
      <h1 style="mso-x:y">Wat is het?</h1><p class=MsoNormal><span style="color:red">Een </span><b>dikke</b> tekst.</p>
      <p class=MsoListParagraph><span>·&nbsp;&nbsp; </span>Eerste punt</p><p class=MsoListParagraph>·&nbsp; Tweede punt</p>
      <table><tr><td>Vraag</td><td>Antwoord</td></tr><tr><td>Wie?</td><td><a href="https://vng.nl/">VNG</a></td></tr></table>
      <script>alert(1)</script></body></html>"""
    page.locator("#id_body").evaluate(
        """(area, html) => {
            const data = new DataTransfer(); data.setData("text/html", html); data.setData("text/plain", "x");
            area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        word,
    )
    expect(page.locator("#id_body")).to_have_value(
        "## Wat is het?\n\nEen **dikke** tekst.\n\n- Eerste punt\n- Tweede punt\n\n"
        "| Vraag | Antwoord |\n| --- | --- |\n| Wie? | [VNG](https://vng.nl/) |"
    )
