"""Forums for everybody, for members and for groups; files that wait for their scan; the first start."""

import pytest
from django.core.management import call_command

from community.attachments import scan_attachments
from community.demo import load_demo_community
from community.models import Attachment, Forum, Post, Topic
from privacyportal.accounts.demo import make_demo_accounts
from privacyportal.index.writing import rebuild
from privacyportal.search.sources import all_documents
from tests.community.factories import make_forum, make_known, make_member, make_reply, make_topic, text_file

pytestmark = pytest.mark.django_db


def test_a_public_forum_is_read_without_an_account_a_cookie_or_a_form(client):
    forum = make_forum("Open", slug="open", visibility="everyone")
    topic = make_topic("Open vraag", forum=forum, author=make_known(make_member()), files=[text_file()])
    reply = make_reply(topic)
    for address, word in [
        ("/community/open/", "Open vraag"),
        (topic.get_absolute_url(), "grondslag"),
        ("/community/open/bibliotheek/", "model.txt"),
    ]:
        response = client.get(address)
        assert response.status_code == 200 and word in response.text
        assert not response.cookies and "csrfmiddlewaretoken" not in response.text
    assert client.get(f"/community/reactie/{reply.pk}/").status_code == 302
    download = client.get(topic.question.attachments.get().get_absolute_url())
    assert b"".join(download.streaming_content) == b"Een model van onze gemeente."
    assert client.post(f"{topic.get_absolute_url()}reageren/", {"body": "x"}).status_code == 403


def test_a_visitor_of_a_members_forum_is_sent_to_sign_in_and_back(client):
    make_topic("Geheim")
    response = client.get("/community/privacy/?toon=open")
    assert response.status_code == 302
    assert response["Location"].endswith("?volgende=/community/privacy/%3Ftoon%3Dopen")
    text = client.get("/community/").text
    assert "Privacy" in text and "Vraag toegang aan" in text and "Geheim" not in text


def test_only_a_writing_group_writes(client):
    from django.contrib.auth.models import Group

    forum = make_forum("Nieuws", slug="nieuws")
    editors = Group.objects.create(name="nieuwsmakers")
    forum.writers.add(editors)
    bram = make_member("Bram")
    client.force_login(bram)
    assert client.get("/community/nieuws/").status_code == 200
    assert client.get("/community/nieuws/nieuw/").status_code == 403
    bram.groups.add(editors)
    assert client.get("/community/nieuws/nieuw/").status_code == 200


def test_a_file_is_not_handed_out_before_its_verdict(client, settings, monkeypatch):
    settings.CLAMAV_URL = "tcp://127.0.0.1:1"
    topic = make_topic(author=make_known(make_member()), files=[text_file("a.txt"), text_file("b.txt")])
    clean, infected = topic.question.attachments.all()
    client.force_login(make_member("Dirk"))
    waiting = client.get(clean.get_absolute_url())
    assert waiting.status_code == 503 and "Wij controleren dit bestand nog" in waiting.text
    assert scan_attachments() == 0  # nobody answers: they keep waiting
    verdicts = iter(["clean", "infected"])
    monkeypatch.setattr("privacyportal.core.scan.scan", lambda content: next(verdicts))
    assert scan_attachments() == 2
    assert client.get(clean.get_absolute_url()).status_code == 200
    refused = client.get(infected.get_absolute_url())
    assert refused.status_code == 410 and "Dit bestand is geweigerd" in refused.text
    assert "Dit bestand is geweigerd." in client.get(topic.get_absolute_url()).text


def test_a_start_in_production_has_an_empty_forum_with_its_rules_on_top(client):
    call_command("loaddata", "forum", verbosity=0)
    client.force_login(make_member())
    page = client.get("/community/privacy/").text
    assert "Lees dit eerst: huisregels" in page and "Hier is nog niets gevraagd." in page
    rules = client.get(Topic.objects.get().get_absolute_url()).text
    assert "Vraag van de moderatoren" in rules and "Geen persoonsgegevens" in rules
    topic = make_topic("De eerste vraag", forum=Forum.objects.get())
    assert topic.pk != 1 and Forum.objects.get().topic_count == 1


def test_the_demo_community_is_loaded_once_and_labelled(client, content):
    accounts = make_demo_accounts(password="zes groene fietsen in de gracht")
    assert len(load_demo_community(accounts=accounts)) == 13
    assert load_demo_community(accounts=accounts) == []
    client.force_login(accounts["anna"])
    page = client.get("/community/privacy/").text
    assert page.count("Voorbeeldgegevens") == 13
    assert "Opgelost (8)" in page and "Zonder oplossing (5)" in page
    assert Post.objects.filter(author=accounts["bram"]).count() == 3
    assert not Attachment.objects.exists()


def test_lookalikes_name_topics_and_products_once(client, content):
    rebuild(all_documents())
    make_topic("Wanneer is een leverancier verwerker?", forum=Forum.objects.get())
    client.force_login(make_member("Dirk"))
    page = client.post("/community/privacy/nieuw/", {"title": "leverancier verwerker", "similar": ""}).text
    shown = page[page.index("Lijkt dit op uw vraag?") : page.index('<form class="form"')]
    assert shown.count("Onderwerp:") == 1 and "Kennisproduct:" in shown
    assert "Vul uw vraag in." not in page


def test_a_public_forum_says_so_where_one_reads_and_where_one_writes(client):
    client.force_login(make_member("Bram"))
    for visibility, is_told in (("everyone", True), ("members", False)):
        topic = make_topic(forum=make_forum(visibility.title(), visibility=visibility))
        forum = topic.forum.get_absolute_url()
        for address in (forum, f"{forum}nieuw/", topic.get_absolute_url()):
            assert ("Dit subforum is openbaar." in client.get(address).text) == is_told, address
