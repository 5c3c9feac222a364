"""The community in a real browser, with and without JavaScript."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from post_office.models import Email

from community import following, moderation, objections, posting, reports
from community.models import Post
from community.notifications import announce_posts
from privacyportal.index.words import count_words
from tests.accessibility import audit
from tests.browser import press
from tests.community.factories import (
    make_forum,
    make_known,
    make_member,
    make_moderator,
    make_reply,
    make_topic,
    text_file,
)
from tests.factories import make_product

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]

WITH_AND_WITHOUT = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])


@pytest.fixture
def sign_in(open_as):
    return open_as


@WITH_AND_WITHOUT
def test_from_question_to_solution(sign_in, script, tmp_path):
    make_forum()
    make_product("Factsheet camera")
    anna = make_known(make_member("Anna", mail_rhythm="direct"))
    bram = make_member("Bram", organisation="Schetsendijk")
    dirk = make_member("Dirk", organisation="Modelburg")
    for name in ("een.txt", "twee.txt"):
        (tmp_path / name).write_text(f"Dit is bestand {name}.")

    page = sign_in(anna, java_script_enabled=script)
    page.goto("/community/")
    press(page.locator("main").get_by_role("link", name="Privacy", exact=True))
    press(page.locator("text=Nieuw onderwerp"))
    page.fill("[name=title]", "Mag een camera in het zwembad?")
    page.fill("[name=body]", "Wij willen een **camera**.")
    page.select_option("[name=product]", label="Factsheet camera")
    page.set_input_files("[name=attachments]", [tmp_path / "een.txt", tmp_path / "twee.txt"])
    press(page.locator("[name=preview]"))
    assert page.locator(".post .prose strong").inner_text() == "camera"
    assert page.locator("li.file-list__file").count() == 2
    press(page.locator("[name=place]"))
    assert page.locator("h1").inner_text() == "Mag een camera in het zwembad?"
    assert page.locator("article#reactie-0 .file-list__link").count() == 2
    address = page.url

    page = sign_in(bram, java_script_enabled=script)
    page.goto(address)
    page.fill("[name=body]", "Ja, als er een grondslag is.")
    press(page.locator("[name=place]"))
    assert "Uw reactie is geplaatst." in page.locator("[role=status]").inner_text()
    assert page.locator("article#reactie-1 .prose").inner_text() == "Ja, als er een grondslag is."

    Post.objects.update(created_at=timezone.now() - timedelta(minutes=1))  # so long a topic gathers replies
    announce_posts()
    mail = Email.objects.get()
    assert mail.to == [anna.email] and "grondslag" not in mail.message
    link = next(line for line in mail.message.splitlines() if "/community/reactie/" in line)
    page = sign_in(anna, java_script_enabled=script)
    page.goto("/" + link.split("/", 3)[3])
    assert page.url.endswith("#reactie-1")
    press(page.locator("text=Markeer als oplossing"))
    assert "Deze reactie is nu de oplossing." in page.locator("[role=status]").inner_text()

    page = sign_in(dirk, java_script_enabled=script)
    page.goto("/community/privacy/")
    press(page.locator("text=Opgelost (1)"))
    press(page.locator("text=Mag een camera in het zwembad?"))
    solution = page.locator("article.post--solution")
    assert solution.locator("h2").inner_text() == "Reactie 1 van Bram, gemeente Schetsendijk"
    with page.expect_download() as download:
        page.click("text=een.txt")
    assert download.value.path().read_text() == "Dit is bestand een.txt."


@WITH_AND_WITHOUT
def test_what_was_reported_and_hidden_comes_back_after_an_objection(sign_in, script):
    topic, zus = make_topic(author=make_member()), make_moderator("Zus")
    reply = make_reply(topic, "Koop bij ons!")
    page = sign_in(make_member("Dirk"), java_script_enabled=script)
    page.goto(topic.get_absolute_url())
    press(page.locator("article#reactie-1 >> text=Meld"))
    page.check("text=Het is reclame")
    press(page.locator("text=Verstuur uw melding"))

    page = sign_in(make_moderator(), java_script_enabled=script)
    page.goto("/community/moderatie/")
    press(page.locator("text=Het is reclame"))
    page.select_option("[name=reason]", label="Het is reclame")
    press(page.locator("text=Verberg"))
    page.goto(topic.get_absolute_url())
    assert "Reactie verwijderd door de moderator." in page.locator("article#reactie-1").inner_text()

    mail = Email.objects.get(to=[reply.author.email], subject__contains="Reactie verborgen")
    link = next(line for line in mail.message.splitlines() if "/community/reactie/" in line)
    page = sign_in(reply.author, java_script_enabled=script)
    page.goto("/" + link.split("/", 3)[3])
    assert "Koop bij ons!" in page.locator("main").inner_text()
    page.fill("[name=text]", "Dit was een grap over reclame.")
    press(page.locator("text=Verstuur uw bezwaar"))
    assert "U krijgt antwoord per e-mail." in page.locator("[role=status]").inner_text()

    page = sign_in(zus, java_script_enabled=script)
    page.goto("/community/moderatie/")
    press(page.locator("text=Bezwaar over reactie 1"))
    page.fill("[name=answer]", "U hebt gelijk, dit mag blijven staan.")
    press(page.locator("text=Zet het bericht terug"))
    page.goto(topic.get_absolute_url())
    assert "Koop bij ons!" in page.locator("article#reactie-1").inner_text()
    page.goto("/community/logboek/")
    assert "Reactie verborgen in Privacy. Reden: Het is reclame." in page.locator("main").inner_text()
    assert Email.objects.filter(to=[reply.author.email], message__contains="U hebt gelijk").count() == 1


def test_an_old_answer_is_found_in_two_actions(sign_in):
    topic = make_topic("Mag een scanauto elke dag rijden?", author=make_member())
    answers = [make_reply(topic, f"Vraag het {number} keer na bij parkeren. " * 20) for number in range(4)]
    posting.accept(topic=topic, post=make_reply(topic, "Ja, wis het kenteken meteen."), by=topic.question.author)
    Post.objects.update(created_at=timezone.now() - timedelta(days=400))
    count_words()
    page = sign_in(make_member("Dirk"))
    page.goto("/community/")
    page.fill("#zoek-website", "scanauto kenteken wissen")
    with page.expect_navigation():
        page.locator("#zoek-website").press("Enter")
    press(page.locator(".search-hit a").first)
    found = page.locator("article.post--solution")
    expect(found).to_be_in_viewport()
    assert "wis het kenteken meteen" in found.inner_text() and len(answers) == 4


@pytest.mark.parametrize("keeps", [True, False], ids=["posts stay", "posts go"])
def test_a_member_leaves(sign_in, client, keeps):
    zoe = make_member("Zoe")
    topic = make_topic("Vraag van Zoe over kassa's", author=zoe, body="Hoe doet u dat met kassa's?")
    make_reply(topic)
    from privacyportal.accounts.leaving import leave

    leave(user=zoe, keep_posts=keeps)
    page = sign_in(make_member("Dirk"))
    page.goto(f"/community/privacy/{topic.pk}-x/")
    text = page.locator("main").inner_text()
    assert ("Hoe doet u dat met kassa's?" in text) is keeps
    assert "Vraag van oud-lid" in text if keeps else "Vraag verwijderd door de schrijver." in text
    assert "Kijk eerst naar de grondslag." in text


def test_reading_marks_as_read_by_itself_and_by_the_button(sign_in):
    topic = make_topic(author=make_member())
    reader = make_member("Lotte")
    page = sign_in(reader)
    with page.expect_response(lambda response: response.url.endswith("/gelezen/")):
        page.goto(topic.get_absolute_url())
    make_reply(topic)
    page = sign_in(reader, java_script_enabled=False)
    page.goto("/community/privacy/")
    press(page.locator("text=1 nieuwe reactie"))
    assert page.url.endswith("#reactie-1")
    press(page.locator("text=Markeer als gelezen"))
    assert page.locator(".topic-list__new").count() == 0


def test_a_text_typed_after_the_session_ended_comes_back(sign_in):
    topic = make_topic(author=make_member())
    page = sign_in(make_member("Dirk"))
    page.goto(topic.get_absolute_url())
    page.fill("[name=body]", "Een lang antwoord dat niet weg mag.")
    cookies = [cookie for cookie in page.context.cookies() if cookie["name"] != "sessie"]
    page.context.clear_cookies()
    page.context.add_cookies(cookies)
    press(page.locator("[name=place]"))
    assert page.locator("h1").inner_text() == "U bent uitgelogd. Uw tekst is bewaard."
    assert "Een lang antwoord dat niet weg mag." in page.locator("textarea").input_value()


@pytest.mark.audit
def test_no_page_of_the_community_has_an_accessibility_fault(sign_in):
    product = make_product("Factsheet camera")
    anna = make_known(make_moderator("Anna"))
    topic = make_topic(
        author=anna, product=product, files=[text_file()], body="## Kop\n\n| A | B |\n|---|---|\n| 1 | 2 |"
    )
    reply = make_reply(
        topic, "Zie <https://vng.nl> en `code`.\n\n## Nog een kop", author=make_known(make_member("Bram"))
    )
    posting.accept(topic=topic, post=reply, by=anna)
    posting.edit(post=topic.question, by=anna, body="Een andere tekst.")
    reports.report(post=reply, by=anna, reason="rude")
    gone = make_reply(topic, "Weg")
    moderation.hide(post=gone, by=anna, reason="rude")
    zus, hidden, theirs = make_moderator("Zus"), make_reply(topic, "Van Anna", author=anna), make_reply(topic, "Anders")
    for post in (hidden, theirs):
        moderation.hide(post=post, by=zus, reason="rude")
    objection = objections.object_to(post=theirs, by=theirs.author, text="Dit mag er staan.")
    following.bookmark(by=anna, topic=topic)
    base, question = topic.get_absolute_url(), f"/community/reactie/{topic.question.pk}"
    page, faults = sign_in(anna), {}
    for address in [
        "/community/",
        "/community/privacy/",
        "/community/privacy/?toon=gevolgd",
        "/community/privacy/nieuw/",
        base,
        f"{base}reageren/?citeer=1",
        f"{base}modereren/",
        f"{base}modereren/?doe=lock",
        f"{base}modereren/?doe=split",
        f"{question}/bewerken/",
        f"{question}/verwijderen/",
        f"/community/reactie/{reply.pk}/melden/",
        f"{question}/geschiedenis/",
        f"/community/reactie/{reply.pk}/modereren/",
        "/community/moderatie/",
        "/community/logboek/",
        "/community/privacy/bibliotheek/",
        "/account/volgt/",
        "/account/bewaard/",
        "/account/concepten/",
        f"/community/reactie/{hidden.pk}/verborgen/",
        f"/community/bezwaar/{objection.pk}/",
        f"/community/bijlage/{topic.question.attachments.get().pk}/gegevens/",
        "/producten/factsheet-camera/",
    ]:
        page.goto(address)
        faults[address] = audit(page)
    page.goto("/community/privacy/nieuw/")
    page.fill("[name=body]", "BSN 111222333, bel 06-12345678")
    press(page.locator("[name=place]"))
    expect(page).to_have_title(re.compile("^Fout: "))
    faults["errors"] = audit(page)
    assert {address: found for address, found in faults.items() if found} == {}
