"""A change passes through the hands of several people, each in a browser of her own: asked for, planned, replaced, told."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from post_office.models import Email

from community.product_news import announce_changes
from privacyportal.contact.models import Desk, Question
from products import planning, publishing
from products.models import Plan
from tests.browser import press
from tests.contact.factories import send_question
from tests.factories import make_member, make_product
from tests.journeys.test_editors_desk import make_editor, publish

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/producten/factsheet/"


@pytest.fixture
def product(db):
    return make_product("Factsheet", body="De verwerkignsovereenkomst.", summary="Kort.")


def change_page(product):
    return f"/beheer/products/product/{product.pk}/change/"


def test_a_typo_is_mended_by_one_and_published_by_another(open_as, product):
    emma, frank = make_editor("Emma", "redacteur"), make_editor("Frank", "eindredacteur")
    page = open_as(emma)
    page.goto(change_page(product))
    page.locator("#id_body").fill("De verwerkersovereenkomst.")
    press(page.get_by_role("button", name="Bewaar en vraag om publicatie").first)
    page.get_by_label("Aan wie vraagt u het?").select_option(label="Frank")
    press(page.get_by_role("button", name="Vraag om publicatie"))

    page = open_as(frank)
    page.goto("/beheer/")
    press(page.get_by_role("link", name="Factsheet").first)
    publish(page, "Een typefout is weg.")
    page.goto(PAGE)
    expect(page.get_by_text("De verwerkersovereenkomst.")).to_be_visible()
    assert Email.objects.filter(to=[emma.email], subject="Gepubliceerd: Factsheet").count() == 1


def test_a_publication_is_planned_waits_and_is_there(open_as, product):
    page = open_as(make_editor("Frank", "eindredacteur"))
    page.goto(change_page(product))
    page.locator("#id_body").fill("De tekst van morgen.")
    press(page.get_by_role("button", name="Bewaar en publiceer").first)
    page.get_by_label("Wat is er anders?").fill("Nieuw vanaf morgen.")
    tomorrow = timezone.localtime() + timedelta(days=1)
    page.get_by_label("Wanneer?").fill(f"{tomorrow:%Y-%m-%d}T12:00")
    press(page.get_by_role("button", name="Publiceer", exact=True))
    expect(page.get_by_text("De publicatie is ingepland op")).to_be_visible()
    planning.run_plans()
    page.goto(PAGE)
    expect(page.get_by_text("De tekst van morgen.")).to_have_count(0)
    Plan.objects.update(due_at=timezone.now())
    planning.run_plans()
    page.reload()
    expect(page.get_by_text("De tekst van morgen.")).to_be_visible()


@pytest.mark.deep
def test_a_product_gives_way_to_another_and_its_address_is_replaced_in_the_texts(open_as, product):
    make_product("Nieuwe factsheet")
    naming = make_product("Gids", body=f"Zie [de factsheet]({PAGE}).")
    page = open_as(make_editor("Frank", "eindredacteur"))
    page.goto(f"/beheer/products/product/{product.pk}/vervangen/")
    page.get_by_label("Welk product komt ervoor in de plaats?").select_option(label="Nieuwe factsheet")
    press(page.get_by_role("button", name="Vervang", exact=True))
    page.goto("/beheer/products/brokenlink/vervang/")
    page.get_by_label("Oud adres").fill(PAGE)
    page.get_by_label("Nieuw adres").fill("/producten/nieuwe-factsheet/")
    press(page.get_by_role("button", name="Toon waar het staat"))
    expect(page.get_by_text("Gids (op de website)")).to_be_visible()
    press(page.get_by_role("button", name="Ja, vervang het overal"))
    page.goto(naming.get_absolute_url())
    press(page.get_by_role("link", name="de factsheet", exact=True))
    expect(page.get_by_role("heading", level=1)).to_have_text("Nieuwe factsheet")
    page.goto(PAGE)
    expect(page.locator("main").get_by_role("link", name="Nieuwe factsheet").first).to_be_visible()


def test_a_member_follows_a_product_and_gets_its_mail_until_she_stops(open_as, open_browser, product):
    anna = make_member("Anna", mail_rhythm="direct")
    page = open_as(anna)
    page.goto(PAGE)
    press(page.get_by_role("button", name="Mail mij bij een wijziging"))
    publishing.save_concept(product=product, by=None, values={"body": "Nu met artikel 28."})
    publishing.publish(product=product, by=None, summary="Artikel 28 is toegevoegd.")
    announce_changes()
    mail = Email.objects.get(to=[anna.email], subject="Gewijzigd: Factsheet")
    links = re.findall(r"https?://[^/\s]+(/[^\s<>]*)", mail.message)
    page.goto(next(link for link in links if link.startswith(PAGE)))
    expect(page.get_by_text("Nu met artikel 28.")).to_be_visible()
    stranger = open_browser()  # the link works for whoever has the mail, without signing in
    stranger.goto(re.sub(r"^<https?://[^/]+|>$", "", mail.headers["List-Unsubscribe"]))
    press(stranger.locator("main").get_by_role("button").first)
    page.goto(PAGE)
    expect(page.get_by_role("button", name="Mail mij bij een wijziging")).to_be_visible()


@pytest.mark.deep
def test_a_desk_worker_finds_her_question_answers_it_and_it_is_gone_from_what_waits(open_as, client, content):
    worker = make_editor("Lotte", "loket")
    for desk in Desk.objects.all():
        desk.staff.add(worker)
    send_question(client)
    question = Question.objects.get()
    page = open_as(worker)
    page.goto("/beheer/")
    press(page.locator(f"a[href*='/question/{question.pk}/']").first)
    page.locator("[name=note]").fill("Gebeld.")
    press(page.locator("button[name=act][value=answer]"))
    assert Question.objects.get().status == "answered"
    page.goto("/beheer/")
    expect(page.locator(f"a[href*='/question/{question.pk}/']")).to_have_count(0)


@pytest.mark.deep
def test_a_keeper_gives_a_role_and_others_see_it(open_as):
    sanne = make_member("Sanne Bos")
    page = open_as(make_editor("Beheer", "beheerder"))
    page.goto(f"/beheer/accounts/member/{sanne.pk}/change/")
    page.locator("#id_roles-0-role").select_option("dpo")
    press(page.locator("[name=_save]").first)
    assert [role.role for role in sanne.roles.all()] == ["dpo"]
