"""An upload that takes longer than a page waits: the words are kept, nobody gets the file, and tick judges it."""

import re
import uuid

import pytest

from community import posting
from community.checking import check_uploads
from community.keys import with_files
from community.models import Attachment, Draft, Forum, Post
from privacyportal.core import heavy_work
from tests.community.factories import make_forum, make_known, make_member, text_file
from tests.core import documents as make

pytestmark = pytest.mark.django_db
BUSY = "Wij controleren model.txt nog. Uw tekst is bewaard. Probeer het over een minuut opnieuw."


@pytest.fixture
def anna(client):
    make_forum()
    member = make_known(make_member())
    client.force_login(member)
    return member


@pytest.fixture
def ask(client, anna):
    token = [str(uuid.uuid4())]

    def send(**fields):
        typed = {"title": "Mag een camera?", "body": "Een tekst.", "token": token[-1], "place": "", **fields}
        response = client.post("/community/privacy/nieuw/", typed)
        token.extend(re.findall(r'name="token" value="([^"]+)"', response.text))
        return response

    return send


@pytest.fixture
def busy(monkeypatch):
    """All places for heavy work are taken, until `busy()`."""

    def refuse(*args, **options):
        raise heavy_work.Busy

    with monkeypatch.context() as patch:
        patch.setattr("privacyportal.core.files.uploads.heavy_work.run", refuse)
        yield patch.undo


def stored():
    return Attachment.objects.get()


def test_the_words_and_the_file_are_kept_and_nothing_is_placed(ask, busy):
    response = ask(attachments=[text_file()])
    assert BUSY in response.text
    assert response.text.count("Wij controleren dit bestand nog.") == 1
    assert (Draft.objects.get().body, Post.objects.filter(body="Een tekst.").count()) == ("Een tekst.", 0)
    assert (stored().scan, stored().text, stored().name) == ("checking", "", "model.txt")


def test_who_tries_again_too_early_is_told_to_wait(ask, busy):
    ask(attachments=[text_file()])
    assert "Wij controleren model.txt nog. Probeer het over een minuut opnieuw." in ask().text
    assert not Post.objects.filter(body="Een tekst.").exists()


def test_nobody_gets_a_file_as_it_was_sent(ask, busy, client):
    ask(attachments=[text_file(text="zoals het was")])
    response = client.get(stored().get_absolute_url())
    assert response.status_code == 503
    assert "zoals het was" not in response.text


def test_after_tick_looked_at_it_the_post_is_placed_with_the_file(ask, busy):
    ask(attachments=[_word()])
    raw = stored().file.name
    busy()
    assert check_uploads() == 1
    assert stored().scan == "clean"
    assert stored().file.name != raw
    assert "Beste lezer" in stored().text
    with stored().file.open("rb") as file:
        assert make.AUTHOR.encode() not in make.everything_in(file.read())
    assert ask().status_code == 303
    assert stored().post.body == "Een tekst."


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (("model.txt", "Dossier 111222333"), "In model.txt staat een getal dat op een BSN lijkt (eindigt op 333)."),
        (("model.pdf", "%PDF-1.7 half"), "model.pdf is beschadigd of niet compleet."),
    ],
)
def test_a_file_that_is_refused_later_is_said_at_the_concept(ask, busy, file, sentence):
    ask(attachments=[text_file(*file)])
    path = stored().file.path
    busy()
    check_uploads()
    response = ask()
    assert sentence in response.text
    assert not Post.objects.filter(body="Een tekst.").exists()
    assert stored().text == ""
    response = ask(remove=str(stored().pk))
    assert Attachment.objects.count() == 0
    assert ask().status_code == 303
    assert path


def test_personal_data_that_nobody_sees_is_asked_about_after_the_wait_too(ask, busy):
    ask(attachments=[text_file(text="Mail jan@example.nl")])
    busy()
    check_uploads()
    response = ask()
    assert "E-mailadres: jan@example.nl" in response.text
    assert not Post.objects.filter(body="Een tekst.").exists()


def test_what_was_found_is_forgotten_when_the_post_is_placed(ask, client):
    response = ask(attachments=[text_file(text="Mail jan@example.nl")])
    assert stored().found == [["email", "jan@example.nl"]]
    seal = response.context["form"].seal
    assert ask(confirmed=seal).status_code == 303
    assert stored().found == []


def test_a_file_waits_on_while_all_places_are_taken(ask, busy):
    ask(attachments=[text_file()])
    assert check_uploads() == 0
    assert stored().scan == "checking"


def test_a_file_that_its_sender_took_away_meanwhile_stays_away(ask, busy, monkeypatch):
    ask(attachments=[text_file()])
    busy()
    row = stored()
    monkeypatch.setattr("community.checking._raw", lambda attachment: (Attachment.objects.all().delete(), _raw(row))[1])
    assert check_uploads() == 0
    assert Attachment.objects.count() == 0


def _raw(row):
    from privacyportal.core.files import Kind, Upload

    return Upload(row.name, Kind(row.file_kind), b"tekst")


def _word():
    return make.upload("brief.docx", make.word("Beste lezer,"))


def test_who_presses_again_because_no_answer_came_is_not_told_to_wait(ask, monkeypatch):
    token = str(uuid.uuid4())
    first = ask(attachments=[text_file()], token=token)
    monkeypatch.setattr("privacyportal.core.files.uploads.heavy_work.run", _busy)
    again = ask(attachments=[text_file()], token=token)
    assert (first.status_code, again.status_code, again.url) == (303, 303, first.url)
    assert (Post.objects.filter(body="Een tekst.").count(), stored().name) == (1, "model.txt")
    assert not Draft.objects.exists()


def test_a_post_keeps_its_file_when_the_answer_to_an_early_press_was_lost(ask, busy):
    ask(attachments=[text_file()])
    [kept] = Draft.objects.values_list("token", flat=True)
    ask(token=str(kept))  # still busy, and this page never came
    busy()
    check_uploads()
    assert ask(token=str(kept)).status_code == 303
    assert [file.name for file in Post.objects.get(body="Een tekst.").attachments.all()] == ["model.txt"]
    assert not Draft.objects.exists()


def _busy(*args, **options):
    raise heavy_work.Busy


@pytest.mark.parametrize("waits", [0, 2])
def test_both_presses_of_a_double_click_are_one_post_when_one_has_to_wait(ask, busy, anna, waits):
    """The other had begun before, and is placed meanwhile; who had to wait presses again and finds it."""
    form = str(uuid.uuid4())
    assert BUSY in ask(token=form, attachments=[text_file()]).text
    for _ in range(waits):
        assert "nog" in ask().text
    placed = place_the_other(anna, form)
    again = ask()
    assert (again.status_code, again.url.partition("#")[0]) == (303, placed.get_absolute_url())
    assert (Post.objects.filter(body="Een tekst.").count(), Attachment.objects.count()) == (1, 0)
    assert not Draft.objects.exists()


def test_other_words_after_the_wait_are_another_post(ask, busy, anna):
    form = str(uuid.uuid4())
    ask(token=form, attachments=[text_file()])
    place_the_other(anna, form)
    busy()
    check_uploads()
    assert ask(body="Andere woorden.").status_code == 303
    assert Post.objects.filter(body__in=["Andere woorden.", "Een tekst."]).count() == 2


def place_the_other(anna, form):
    """What the other press does, that came to its end later."""
    token = with_files(form, [text_file()])
    return posting.ask(
        forum=Forum.objects.get(slug="privacy"), author=anna, title="Mag een camera?", body="Een tekst.", token=token
    )
