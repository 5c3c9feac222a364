"""The pictures of docs/handboek/: `make handbook` or `python -m tests.handbook`.

A portal with its demo is started, each role does her tasks in a browser as the handbook tells them, and what she sees is
kept as docs/handboek/beeld/NAME.png (studio.py). The invented people are those of accounts/demo.py.
"""

import secrets
import shutil
import tempfile
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import press
from tests.core import word_files as word
from tests.core.word_files import Word, run
from tests.serving import Gunicorn
from tests.studio import FOLDER, Studio

PLANNED = date.today() + timedelta(days=13)


def begin_with_word(studio):
    emma = studio.page("emma")
    emma.goto("/beheer/")
    press(emma.get_by_role("link", name="Begin met een Word-bestand"))
    choose_word_file(emma)
    studio.take("word", emma, first="h1", last="#id_kind")
    emma.reload()
    choose_word_file(emma)
    press(emma.get_by_role("button", name="Maak een concept"))
    press(emma.get_by_role("link", name="Bewerk het concept"))
    press(emma.get_by_role("button", name="Bewaar en vraag om publicatie").first)
    press(emma.get_by_role("button", name="Vraag om publicatie"))


def choose_word_file(page):
    page.get_by_label("Word-bestand").set_input_files(word_file())
    page.get_by_label("Organisatie").select_option(label="VNG")
    page.get_by_label("Soort").select_option(label="Handreiking")


def word_file():
    text = Word().paragraph("Gids cameratoezicht", "Title").heading("Wanneer mag een camera?")
    text.runs(run("De gemeente hangt alleen een camera op "), word.added("als het niet anders kan"), run("."))
    text.table(("Vraag", "Antwoord"), ("Wie beslist?", "De burgemeester"))
    return {"name": "gids-cameratoezicht.docx", "mimeType": "application/octet-stream", "buffer": text.bytes}


def mend_a_typo(studio):
    emma = studio.page("emma")
    emma.goto("/beheer/products/product/?q=verwerkersovereenkomst")
    studio.take("lijst", emma, first="h1", last="#result_list tbody tr:nth-child(3)")
    press(emma.get_by_role("link", name="Factsheet Verwerkersovereenkomst", exact=True).first)
    studio.take("tekst", emma, first=".markdown-tools", last="#id_body", height=450)
    emma.reload()
    text = emma.locator("#id_body")
    text.fill(text.input_value().replace("wat daarin moet staan", "wat erin moet staan", 1))
    emma.get_by_label("Wat hebt u veranderd?").fill("Een woord verbeterd.")
    press(emma.get_by_role("button", name="Bewaar en bekijk voorbeeld").first)
    studio.take("voorbeeld", emma, last="p.lead")
    emma.go_back()
    press(emma.get_by_role("button", name="Bewaar en vraag om publicatie").first)
    emma.get_by_label("Aan wie vraagt u het?").select_option(label="Frank Mulder")
    emma.get_by_label("Wat wilt u erbij zeggen?").fill("Alleen een woord in de eerste alinea.")
    studio.take("vragen", emma, first="h1", last="main form")
    press(emma.get_by_role("button", name="Vraag om publicatie"))
    emma.goto("/beheer/")
    studio.take("begin-redacteur", emma, first="h1", last="#concepten ~ ul", height=1200)


def publish_and_plan(studio):
    frank = studio.page("frank")
    frank.goto("/beheer/")
    studio.take("begin-eindredacteur", frank, first=".search-form", last="#concepten ~ ul")
    press(frank.locator("#wacht-op-u ~ ul li", has_text="Gids").get_by_role("link", name="Publiceer"))
    studio.take("controle", frank, first=".error-summary", last="h1")
    frank.goto("/beheer/")
    press(frank.locator("#wacht-op-u ~ ul li", has_text="Factsheet").get_by_role("link", name="Publiceer"))
    frank.get_by_label("Klein").check()
    frank.locator("#id_due_at").fill(f"{PLANNED}T09:00")
    studio.take("plannen", frank, first="h1", last="main form")


def find_dead_links(studio):
    frank = studio.page("frank")
    frank.goto("/beheer/products/product/")
    press(frank.get_by_role("link", name="Handreiking Privacyverklaring", exact=True).first)
    press(frank.get_by_role("link", name="Haal van de website"))
    frank.get_by_label("Waarom?").fill("De uitleg staat nu in een ander kennisproduct.")
    press(frank.get_by_role("button", name="Haal van de website"))
    studio.portal.manage("tick")
    frank.goto("/beheer/products/brokenlink/")
    studio.take("kapotte-links", frank, first="h1", last="#changelist-form")


def plan_an_aid(studio):
    frank = studio.page("frank")
    frank.goto("/beheer/decision_aids/decisionaid/")
    press(frank.get_by_role("link", name="Is een DPIA verplicht?", exact=True).first)
    text = frank.locator("#id_source")
    text.fill(f"{text.input_value()}\n# Nagelezen.\n")
    press(frank.get_by_role("button", name="Bewaar en publiceer").first)
    frank.get_by_label("Wat is er anders?").fill("Bij D7 telt ap18 nu mee.")
    frank.locator("#id_due_at").fill(f"{PLANNED}T09:00")
    press(frank.get_by_role("button", name="Publiceer", exact=True))
    studio.take("keuzehulp", frank, first="main", last="#stand ~ ul")


def moderate(studio):
    carla = studio.page("carla")
    carla.goto("/beheer/")
    studio.take("begin-moderator", carla, first="header", last="#onderdelen ~ div")
    press(carla.get_by_role("link", name="aanvraag om toegang"))
    studio.take("aanvragen", carla, first="h1", last="#changelist-form")
    carla.goto("/community/moderatie/")
    press(carla.get_by_role("link", name="Het klopt niet meer"))
    carla.get_by_label("Reden").select_option(label="Het klopt niet meer")
    studio.take("melding", carla, first="h1", last="main form.form")


def work_at_a_desk(studio):
    beheer = studio.page("beheer")
    beheer.goto("/beheer/")
    press(beheer.get_by_role("link", name="Personen"))
    press(beheer.get_by_role("link", name="Bram Bakker"))
    beheer.get_by_label("Werkt in het beheer").check()
    press(beheer.get_by_role("button", name="Opslaan", exact=True))
    beheer.goto("/beheer/contact/desk/")
    press(beheer.get_by_role("link", name="VNG"))
    beheer.get_by_label("Bram Bakker").check()
    press(beheer.get_by_role("button", name="Opslaan", exact=True))
    bram = studio.page("bram")
    bram.goto("/beheer/")
    studio.take("begin-loket", bram, first="header", last="#onderdelen ~ div")
    press(bram.locator("#vragen-aan-uw-loket ~ ul a").first)
    studio.take("vraag", bram, first="h1", last="#de-vraag ~ .button-row")


def keep_the_portal(studio):
    beheer = studio.page("beheer")
    beheer.goto("/beheer/accounts/domain/veel/")
    beheer.get_by_label("Organisaties en domeinen").fill("Utrecht; utrecht.nl\nZeist; zeist.nl\nNergens; nergens.nl")
    press(beheer.get_by_role("button", name="Kijk na"))
    studio.take("domeinen", beheer, first="h1", last="#id_lines")
    beheer.goto("/beheer/toestand/")
    studio.take("toestand", beheer)


STORY = [begin_with_word, mend_a_typo, publish_and_plan, find_dead_links, plan_an_aid, moderate]
STORY += [work_at_a_desk, keep_the_portal]


def main():
    password = secrets.token_urlsafe(12)
    shutil.rmtree(FOLDER, ignore_errors=True)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        portal = Gunicorn(folder, DEMO_PASSWORD=password, REQUIRE_STAFF_MFA="off", LINK_CHECK_EXTERNAL="off")
        stack.enter_context(portal.prepare("--demo-accounts"))
        portal.manage("tick")
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        stack.callback(browser.close)
        studio = Studio(portal, browser, password)
        for part in STORY:
            part(studio)


if __name__ == "__main__":
    main()
