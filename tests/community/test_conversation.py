"""A member asks, others answer, and the answer is found again."""

import re
import uuid

import pytest

from community.models import Draft, Following, Forum, Post, Topic
from privacyportal.accounts import leaving
from privacyportal.accounts.models import GrantedRole
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(client):
    anna = make_known(make_member())
    make_forum()
    client.force_login(anna)
    return anna


def ask(client, **fields):
    typed = {"title": "Mag een camera?", "body": "Wij willen een camera.", "token": uuid.uuid4(), "place": "", **fields}
    return client.post("/community/privacy/nieuw/", typed)


def the_topic():
    return Topic.objects.get(forum__slug="privacy")


def token_of(response):
    return re.search(r'name="token" value="([^"]+)"', response.text)[1]


def test_asking_with_files_and_a_product_shows_the_topic(client, anna):
    product = make_product("Factsheet camera")
    response = ask(client, product=product.pk, attachments=[text_file(), text_file("tweede.txt", "Nog een.")])
    topic = the_topic()
    assert (response.status_code, response["Location"]) == (303, f"/community/privacy/{topic.pk}-mag-een-camera/")
    page = client.get(response["Location"]).text
    for shown in (
        "Uw vraag is geplaatst.",
        "<h1>Mag een camera?</h1>",
        "Vraag van Anna, gemeente Oefenmeer",
        "model.txt (TXT, 1 kB)",
        "tweede.txt",
        "Factsheet camera",
        'id="reactie-0"',
    ):
        assert shown in page
    attachment = topic.question.attachments.first()
    download = client.get(attachment.get_absolute_url())
    assert download["Content-Disposition"] == 'attachment; filename="model.txt"'
    assert b"".join(download.streaming_content) == b"Een model van onze gemeente."
    assert Following.objects.get().topic == topic


def test_the_same_form_sent_twice_is_one_topic_and_one_reply(client, anna):
    token = uuid.uuid4()
    first, second = ask(client, token=token), ask(client, token=token)
    assert first["Location"] == second["Location"]
    topic = the_topic()
    answers = [
        client.post(f"{topic.get_absolute_url()}reageren/", {"body": "Ja.", "token": token_2, "place": ""})
        for token_2 in [uuid.uuid4()] * 2
    ]
    assert answers[0]["Location"] == answers[1]["Location"] == f"{topic.get_absolute_url()}#reactie-1"
    assert list(Post.objects.filter(topic=topic).values_list("number", flat=True).order_by("number")) == [0, 1]


def test_a_preview_posts_nothing_and_keeps_text_and_files(client, anna):
    make_topic("Camera bij het zwembad", author=make_member("Bram"))
    response = client.post(
        "/community/privacy/nieuw/",
        {
            "title": "Camera bij de ingang",
            "body": "Een **vraag**.",
            "token": uuid.uuid4(),
            "preview": "",
            "attachments": [text_file()],
        },
    )
    assert response.status_code == 200
    assert "<strong>vraag</strong>" in response.text
    assert "Onderwerp: Camera bij het zwembad" in response.text
    assert "model.txt" in response.text
    assert Topic.objects.filter(title="Camera bij de ingang").count() == 0
    posted = ask(client, title="Camera bij de ingang", token=token_of(response))
    topic = Topic.objects.get(title="Camera bij de ingang")
    assert posted["Location"] == topic.get_absolute_url()
    assert [file.name for file in topic.question.attachments.all()] == ["model.txt"]
    assert not Draft.objects.exists()


def test_a_mistake_keeps_every_word_and_file(client, anna):
    response = ask(client, title="", body="Een lange vraag.", attachments=[text_file()])
    assert response.status_code == 200
    assert "<title>Fout:" in response.text and "Vul een titel in." in response.text
    assert "Een lange vraag." in response.text and "model.txt" in response.text
    assert not Topic.objects.filter(forum__slug="privacy").exists()

    without = client.post(
        "/community/privacy/nieuw/",
        {
            "title": "",
            "body": "Een lange vraag.",
            "token": token_of(response),
            "remove": Draft.objects.get().attachments.get().pk,
        },
    )
    assert "model.txt" not in without.text and "Een lange vraag." in without.text


def test_a_draft_of_a_reply_comes_back_on_the_topic(client, anna):
    topic = make_topic(author=make_member("Bram"))
    address = f"{topic.get_absolute_url()}reageren/"
    client.post(address, {"body": "Nog niet af", "token": uuid.uuid4(), "keep": ""})
    assert "Nog niet af" in client.get(topic.get_absolute_url()).text
    assert topic.posts.count() == 1
    client.post(f"/community/concept/{Draft.objects.get().pk}/verwijderen/")
    assert "Nog niet af" not in client.get(topic.get_absolute_url()).text


def test_someone_elses_draft_is_not_there(client, anna):
    bram = make_member("Bram")
    draft = Draft.objects.create(user=bram, forum=make_forum(), title="Geheim van Bram", body="Geheim")
    assert "Geheim" not in client.get(f"/community/privacy/nieuw/?concept={draft.pk}").text
    assert client.post(f"/community/concept/{draft.pk}/verwijderen/").status_code == 404


def test_the_asker_accepts_and_undoes_an_answer_and_filters_follow(client, anna):
    topic = make_topic(author=anna)
    first, reply = make_reply(topic), make_reply(topic)
    client.post(f"/community/reactie/{first.pk}/oplossing/")
    assert "Oplossing: reactie" not in client.get(topic.get_absolute_url()).text  # it stands right there
    client.post(f"/community/reactie/{reply.pk}/oplossing/")
    page = client.get(topic.get_absolute_url()).text
    assert "Oplossing: reactie 2 van Bram, gemeente Schetsendijk" in page
    assert topic.title in client.get("/community/privacy/?toon=opgelost").text
    assert topic.title not in client.get("/community/privacy/?toon=open").text
    client.post(f"/community/reactie/{reply.pk}/oplossing/", {"undo": ""})
    assert topic.title in client.get("/community/privacy/?toon=open").text
    assert Forum.objects.get(slug="privacy").solved_count == 0


def test_what_was_done_to_a_post_is_said_in_that_post_and_has_the_focus(client, anna):
    topic = make_topic(author=anna)
    replies = [make_reply(topic) for _ in range(3)]
    acts = [
        (f"/community/reactie/{replies[2].pk}/oplossing/", {}, 3, "Deze reactie is nu de oplossing."),
        (f"/community/reactie/{replies[1].pk}/melden/", {"reason": "rude"}, 2, "Dank u. Een moderator kijkt"),
        (
            f"{topic.get_absolute_url()}reageren/",
            {"body": "Dank!", "token": uuid.uuid4(), "place": ""},
            4,
            "Uw reactie is geplaatst.",
        ),
    ]
    for address, typed, number, sentence in acts:
        page = client.post(address, typed, follow=True)
        assert page.redirect_chain[-1][0].endswith(f"#reactie-{number}")
        _, article = page.text.split(f'id="reactie-{number}"')
        assert sentence in article.split("</article>")[0] and page.text.count(sentence) == 1
        assert "data-takes-focus" in article.split(sentence)[0]
    follows = client.post(f"{topic.get_absolute_url()}volgen/", follow=True).text
    assert "data-takes-focus" in follows.split("<h1>")[0] and "U volgt dit onderwerp." in follows.split("<h1>")[0]


def test_a_stranger_to_the_question_accepts_nothing(client, anna):
    topic = make_topic(author=make_member("Bram"))
    reply = make_reply(topic, author=anna)
    assert client.post(f"/community/reactie/{reply.pk}/oplossing/").status_code == 403
    topic.refresh_from_db()
    assert topic.solution is None


def test_following_shows_under_its_own_tab(client, anna):
    topic = make_topic("Van Bram", author=make_member("Bram"))
    make_topic("Ook van Bram", author=make_member("Bram2"))
    client.post(f"{topic.get_absolute_url()}volgen/")
    page = client.get("/community/privacy/?toon=gevolgd").text
    assert "Van Bram" in page and "Ook van Bram" not in page
    client.post(f"{topic.get_absolute_url()}volgen/", {"stop": ""})
    assert "Van Bram" not in client.get("/community/privacy/?toon=gevolgd").text


def test_new_replies_are_counted_until_they_are_read(client, anna):
    topic = make_topic(author=make_member("Bram"))
    client.post(f"{topic.get_absolute_url()}gelezen/", {"number": 0})
    make_reply(topic)
    make_reply(topic, author=make_member("Carla"))
    assert "2 nieuwe reacties" in client.get("/community/privacy/").text
    assert f"{topic.get_absolute_url()}#reactie-1" in client.get(topic.get_absolute_url()).text
    client.post(f"{topic.get_absolute_url()}gelezen/", {"number": 2})
    assert "nieuwe reactie" not in client.get("/community/privacy/").text


def test_a_long_topic_has_pages_and_every_reply_an_address(client, anna):
    topic = make_topic(author=anna)
    bram = make_member("Bram")
    replies = [make_reply(topic, f"Antwoord {n}.", author=bram) for n in range(1, 28)]
    first, second = (client.get(topic.get_absolute_url()).text, client.get(f"{topic.get_absolute_url()}?pagina=2").text)
    assert "Antwoord 25." in first and "Antwoord 26." not in first
    assert "Antwoord 26." in second and "Antwoord 25." not in second
    assert "Uw reactie" in second and 'id="uw-reactie"' not in first
    address = client.get(f"/community/reactie/{replies[26].pk}/")["Location"]
    assert address == f"{topic.get_absolute_url()}?pagina=2#reactie-27"
    assert client.get(f"{topic.get_absolute_url()}?pagina=9")["Location"] == topic.get_absolute_url()


def test_a_wrong_title_in_the_address_redirects_for_good(client, anna):
    topic = make_topic(author=anna)
    response = client.get(f"/community/privacy/{topic.pk}-iets-anders/")
    assert (response.status_code, response["Location"]) == (301, topic.get_absolute_url())


def test_editing_shows_what_was_there(client, anna):
    topic = make_topic(author=anna, body="De oude tekst.")
    post = topic.question
    client.post(f"/community/reactie/{post.pk}/bewerken/", {"title": "Een nieuwe titel", "body": "De nieuwe tekst."})
    page = client.get(client.get(f"/community/reactie/{post.pk}/")["Location"]).text
    assert "De nieuwe tekst." in page and "Een nieuwe titel" in page and "bewerkt" in page
    history = client.get(f"/community/reactie/{post.pk}/geschiedenis/").text
    assert '<del><span class="visually-hidden">weg: </span> oude</del>' in history


@pytest.mark.parametrize("others", [0, 1])
@pytest.mark.parametrize("files, count_before", [([text_file()], 0), ([], 1)], ids=["held already", "visible so far"])
def test_a_link_edited_into_a_new_members_reply_leaves_the_others_counted(client, others, files, count_before):
    topic = make_topic(author=make_member("Bram"))
    for _ in range(others):
        make_reply(topic, author=make_member("Carla"))
    new = make_member("Nieuw")
    reply = make_reply(topic, author=new, files=files)
    topic.refresh_from_db()
    assert topic.reply_count == others + count_before
    client.force_login(new)
    response = client.post(f"/community/reactie/{reply.pk}/bewerken/", {"body": "Zie https://vng.nl", "save": ""})
    assert response.status_code == 303
    reply.refresh_from_db(), topic.refresh_from_db()
    assert (reply.body, reply.status, topic.reply_count) == ("Zie https://vng.nl", "held", others)


def test_a_link_edited_into_a_held_question_keeps_the_books_of_its_forum(client):
    new, forum = make_member("Nieuw"), make_forum()
    topic = make_topic(author=new, forum=forum, files=[text_file()])
    client.force_login(new)
    client.post(f"/community/reactie/{topic.question.pk}/bewerken/", {"title": topic.title, "body": "Zie www.vng.nl"})
    topic.refresh_from_db(), forum.refresh_from_db()
    assert (topic.status, topic.question.body, forum.topic_count) == ("held", "Zie www.vng.nl", 0)


def test_taking_back_a_reply_keeps_its_number(client, anna):
    topic = make_topic(author=make_member("Bram"))
    mine = make_reply(topic, "Dit haal ik weg.", author=anna)
    make_reply(topic, "Dit blijft.", author=make_member("Carla"))
    page = client.get(f"/community/reactie/{mine.pk}/verwijderen/").text
    assert "U kunt dit niet ongedaan maken." in page
    client.post(f"/community/reactie/{mine.pk}/verwijderen/")
    page = client.get(topic.get_absolute_url()).text
    assert "Dit haal ik weg." not in page and "Reactie verwijderd door de schrijver." in page
    assert "Reactie 2 van Carla" in page
    assert client.get(f"/community/reactie/{mine.pk}/").status_code == 410


def test_taking_back_an_unanswered_question_takes_the_topic(client, anna):
    topic = make_topic(author=anna)
    response = client.post(f"/community/reactie/{topic.question.pk}/verwijderen/")
    assert response["Location"] == "/community/privacy/"
    assert client.get(topic.get_absolute_url()).status_code == 410
    assert Forum.objects.get(slug="privacy").topic_count == 0


def test_quoting_and_answering_one_reply(client, anna):
    topic = make_topic(author=make_member("Bram"))
    make_reply(topic, "Regel een.\nRegel twee.", author=make_member("Carla", organisation="Modelburg"))
    page = client.get(f"{topic.get_absolute_url()}reageren/?citeer=1").text
    assert "Carla, gemeente Modelburg schreef:\n\n&gt; Regel een.\n&gt; Regel twee." in page
    client.post(
        f"{topic.get_absolute_url()}reageren/", {"body": "Eens.", "op": "1", "token": uuid.uuid4(), "place": ""}
    )
    assert Post.objects.get(number=2, topic=topic).reply_to.number == 1


def test_a_role_is_shown_only_when_it_was_granted(client, anna):
    topic = make_topic(author=make_member("Bram"))
    address = f"{topic.get_absolute_url()}reageren/"
    client.post(address, {"body": "Als FG.", "role": "dpo", "token": uuid.uuid4(), "place": ""})
    assert "Anna, FG" not in client.get(topic.get_absolute_url()).text
    GrantedRole.objects.create(user=anna, role="dpo")
    client.post(address, {"body": "Nu echt als FG.", "role": "dpo", "token": uuid.uuid4(), "place": ""})
    assert "Anna, FG, gemeente Oefenmeer" in client.get(topic.get_absolute_url()).text


def test_six_posts_in_a_minute_are_too_many_and_the_text_stays(client, anna):
    for number in range(5):
        assert ask(client, title=f"Vraag nummer {number}").status_code == 303
    response = ask(client, title="Vraag nummer 6", body="Mijn woorden")
    assert response.status_code == 429
    assert "Wacht 1 minuut." in response.text and "Mijn woorden" in response.text


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"body": "x" * 10_001}, "Uw tekst is te lang: haal 1 teken weg."),
        ({"body": ""}, "Vul uw vraag in."),
        ({"title": "x" * 121}, "Uw titel is te lang"),
        ({"product": "999999"}, "Kies een kennisproduct uit de lijst."),
        ({"attachments": [text_file("virus.exe")]}, "virus.exe is een programma."),
        ({"attachments": [text_file(f"{n}.txt") for n in range(7)]}, "U kunt 5 bestanden toevoegen. Haal er 2 weg."),
        ({"attachments": [text_file("leeg.txt", "")]}, "leeg.txt is leeg. Kies een ander bestand."),
    ],
)
def test_what_is_not_accepted_is_said_in_a_sentence(client, anna, fields, sentence):
    response = ask(client, **fields)
    assert response.status_code == 200
    assert sentence in response.text
    assert not Topic.objects.filter(forum__slug="privacy").exists()


def test_a_closed_topic_keeps_the_text_of_who_was_writing(client, anna):
    topic = make_topic(author=make_member("Bram"))
    from community import moderation

    moderation.lock(topic=topic, by=make_moderator(), reason="double")
    response = client.post(
        f"{topic.get_absolute_url()}reageren/", {"body": "Mijn antwoord", "token": uuid.uuid4(), "place": ""}
    )
    assert response.status_code == 409
    assert "intussen gesloten" in response.text and "Mijn antwoord" in response.text
    assert topic.posts.count() == 1
    page = client.get(topic.get_absolute_url()).text
    assert "Dit onderwerp is gesloten." in page and "Plaats reactie" not in page


def test_me_too_is_counted_once_per_municipality_and_follows(client, anna):
    topic = make_topic(author=make_member("Bram", organisation="Schetsendijk"))
    for _ in range(2):
        client.post(f"{topic.get_absolute_url()}wij-ook/")
    client.force_login(make_member("Dirk", organisation="Oefenmeer"))
    client.post(f"{topic.get_absolute_url()}wij-ook/")
    assert "1 andere gemeente met deze vraag" in client.get(topic.get_absolute_url()).text
    assert Following.objects.filter(user=anna, topic=topic).exists()


def test_a_closed_topic_offers_no_me_too_and_takes_none(client, anna):
    topic = make_topic(author=make_member("Bram", organisation="Schetsendijk"))
    offer = "Wij hebben deze vraag ook"
    assert offer in client.get(topic.get_absolute_url()).text
    Topic.objects.filter(pk=topic.pk).update(is_locked=True)
    assert offer not in client.get(topic.get_absolute_url()).text
    client.post(f"{topic.get_absolute_url()}wij-ook/")
    assert "andere gemeente met deze vraag" not in client.get(topic.get_absolute_url()).text
    assert not Following.objects.filter(user=anna, topic=topic).exists()


def test_the_product_page_shows_members_its_topics(client, anna):
    product = make_product("Factsheet")
    make_topic("Vraag over de factsheet", author=anna, product=product)
    assert "Vraag over de factsheet" in client.get("/producten/factsheet/").text


def test_the_library_finds_documents_by_product_and_warns_for_old_versions(client, anna):
    product = make_product("Factsheet", version="1.0")
    make_topic(author=anna, product=product, files=[text_file("onze-factsheet.txt")])
    product.version = "2.0"
    product.save()
    page = client.get("/community/privacy/bibliotheek/?product=factsheet").text
    assert "onze-factsheet.txt" in page and "gemeente Oefenmeer" in page
    assert "Gebaseerd op Factsheet, versie 1.0." in page and "er is nu versie 2.0" in page
    attachment = Post.objects.get(number=0, topic__forum__slug="privacy").attachments.get()
    client.post(
        f"/community/bijlage/{attachment.pk}/gegevens/", {"kind": "policy", "product": "", "product_version": ""}
    )
    assert "onze-factsheet.txt" in client.get("/community/privacy/bibliotheek/?soort=policy").text
    assert "onze-factsheet.txt" not in client.get("/community/privacy/bibliotheek/?soort=register").text


def test_the_library_finds_documents_by_the_role_that_who_shared_them_shows(client, anna):
    fg, ciso, gone = (make_known(make_member(name)) for name in ("Fleur", "Cas", "Gerda"))
    for author, role, name in ((fg, "own_dpo", "van-fg.txt"), (ciso, "ciso", "van-ciso.txt"), (gone, "dpo", "weg.txt")):
        make_topic(author=author, role=role, files=[text_file(name, f"Van {name}")])
    make_topic(author=fg, is_anonymous=True, role="dpo", files=[text_file("zonder-naam.txt", "Zonder naam.")])
    leaving.leave(user=gone, keep_posts=True)
    page = client.get("/community/privacy/bibliotheek/?rol=dpo").text
    assert [name for name in ("van-fg", "van-ciso", "weg", "zonder-naam") if f"{name}.txt" in page] == ["van-fg"]
    assert "FG (eigen opgave)" in page
    every = client.get("/community/privacy/bibliotheek/?rol=onzin").text
    assert all(f"{name}.txt" in every for name in ("van-fg", "van-ciso", "weg", "zonder-naam"))


def test_a_reply_that_waits_for_a_moderator_is_no_news_to_others(client, anna):
    topic = make_topic(author=make_member("Bram"))
    client.post(f"{topic.get_absolute_url()}gelezen/", {"number": 0})
    held = make_reply(topic, "Zie https://vng.nl", author=make_member("Nieuw"))
    assert held.status == "held"
    assert "nieuwe reactie" not in client.get("/community/privacy/").text
    assert "eerste nieuwe reactie" not in client.get(topic.get_absolute_url()).text
