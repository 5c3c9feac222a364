"""A portal with something in every corner, its backup, and an empty installation to put it back in."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from privacyportal.backup.writing import write_backup
from tests.backup.elsewhere import another_database
from tests.community.factories import make_known, make_member, make_reply, make_topic, text_file
from tests.factories import make_change, make_product

KEY = "AGE-SECRET-KEY-1"


@pytest.fixture
def empty_elsewhere(transactional_db):
    """Before the test writes: what it copies holds what migrations make and nothing else."""
    with another_database() as alias:
        yield alias


@pytest.fixture
def filled(empty_elsewhere, staff_groups):
    """People, words, a file with a post, a picture in a text: and one number that was given and is gone."""
    anna = make_known(make_member("Anna"))
    topic = make_topic(
        "Verwijderen van “logs” — hoe?", author=anna, body="Één regel\nén nog een 🦩", files=[text_file()]
    )
    make_reply(topic, "Zo doen wij dat.", author=make_member("Bram"))
    make_reply(topic, "Even getypt.", author=make_member("Wie ging")).author.delete()
    make_change(make_product("Handreiking logs"))
    default_storage.save("images/" + "a" * 32 + ".png", ContentFile(b"een plaatje"))


@pytest.fixture
def backup(filled):
    """What was written, as bytes."""
    target = io.BytesIO()
    write_backup(target)
    return target.getvalue()


@pytest.fixture
def new_folder(tmp_path, settings):
    """From here on files are kept in another, empty folder."""

    def move(name="elsewhere"):
        settings.MEDIA_ROOT = tmp_path / name

    return move
