"""A person made everywhere, who then leaves: in no row, no file and no mail is she found again (promise 13)."""

import json
import zipfile

import pytest
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from post_office.models import STATUS, Email

from community.models import Draft, Post
from privacyportal.accounts import leaving, own_data_zip
from privacyportal.index.words import count_words
from privacyportal.index.writing import forget_removed
from tests.accounts.test_leaving import rows_that_name
from tests.community.factories import make_known, make_member, make_reply, make_topic, text_file

pytestmark = pytest.mark.django_db
NAME = ("Zonnebloem", "zonnebloem@")
WORDS = ("pelikaan", "flamingo")


@pytest.fixture
def person(client):
    anna = make_known(make_member("Anna Zonnebloem", email="zonnebloem@gemeente-a.example"))
    topic = make_topic("Een pelikaan in het zwembad", author=anna, body="Over de flamingo.", files=[text_file()])
    make_reply(topic, "Wij zien dat ook.")
    make_reply(make_topic("Ander onderwerp", author=make_member("Bram")), "De flamingo ook.", author=anna)
    Draft.objects.create(user=anna, forum=topic.forum, title="Nog een pelikaan", body="Half af")
    client.force_login(anna)
    return anna


def words_in_files():
    files = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    return [path.name for path in files if b"model van onze gemeente" in path.read_bytes()]


def tick_on():
    """What `tick` does after a leaving: the search words are counted again, the farewell is sent and forgotten."""
    count_words()
    forget_removed()
    Email.objects.filter(subject="Uw account is verwijderd").update(status=STATUS.sent)
    leaving.forget_farewells()


def test_with_her_words_nothing_is_left(person, django_capture_on_commit_callbacks):
    assert words_in_files() != []
    with django_capture_on_commit_callbacks(execute=True):
        leaving.leave(user=person, keep_posts=False)
    tick_on()
    assert set(rows_that_name(NAME + WORDS)) == set()
    assert words_in_files() == []


def test_without_her_name_her_words_stay(person):
    leaving.leave(user=person, keep_posts=True)
    tick_on()
    assert rows_that_name(NAME) == []
    assert Post.objects.filter(author=None, body="Over de flamingo.").exists()
    assert words_in_files() != []


def test_her_session_ends(person, client):
    assert SESSION_KEY in client.session
    leaving.leave(user=person, keep_posts=True)
    assert client.get("/account/").status_code == 302


def test_before_that_she_can_take_everything_along(person):
    archive = zipfile.ZipFile(own_data_zip.zip_of(person))
    known = json.loads(archive.read("gegevens.json"))
    assert set(known) == {"account", "community", "kennisproducten", "modellen", "vragen"}
    text = json.dumps(known)
    for word in ("Een pelikaan in het zwembad", "Over de flamingo.", "De flamingo ook.", "Nog een pelikaan"):
        assert word in text
    files = [name for name in archive.namelist() if name.startswith("bestanden/")]
    assert [archive.read(name) for name in files] == [b"Een model van onze gemeente."]
