"""What a killed process left in the storage goes, and nothing else does."""

import os
import time

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from community.models import Attachment
from privacyportal.core import stray_files
from privacyportal.core.stray_files import sweep_stray_files
from tests.community.factories import make_topic, text_file

pytestmark = pytest.mark.django_db
STRAY, NEW, PICTURE = "community/attachment/" + 32 * "a", "community/attachment/" + 32 * "b", "images/los.png"
EIGHT_DAYS = 8 * 24 * 3600


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cache.delete("stray-files")
    for name in (STRAY, NEW, PICTURE):
        keep(name)
    grow_old(STRAY, PICTURE)


def keep(name):
    default_storage.save(name, ContentFile(b"half"))


def grow_old(*names):
    for name in names:
        os.utime(default_storage.path(name), (time.time() - EIGHT_DAYS,) * 2)


def is_there(name):
    return default_storage.exists(name)


def test_an_old_file_that_no_row_names_goes_and_the_others_stay():
    attachment = make_topic(files=[text_file()]).question.attachments.get()
    grow_old(attachment.file.name)
    assert sweep_stray_files() == 1
    assert [is_there(name) for name in (STRAY, NEW, PICTURE, attachment.file.name)] == [False, True, True, True]


def test_a_file_that_the_row_of_another_model_names_stays():
    attachment = make_topic(files=[text_file()]).question.attachments.get()
    moved = "products/chosenfile/" + 32 * "c"
    keep(moved)
    grow_old(moved)
    Attachment.objects.filter(pk=attachment.pk).update(file=moved)
    assert moved not in stray_files.stray_files() and attachment.file.name in stray_files.stray_files()


def test_the_storage_is_looked_at_once_a_day():
    sweep_stray_files()
    keep(STRAY)
    grow_old(STRAY)
    assert sweep_stray_files() == 0
    assert is_there(STRAY)


def test_nothing_goes_when_the_database_looks_like_another_one(monkeypatch, caplog):
    monkeypatch.setattr(stray_files, "FEW", 1)
    assert sweep_stray_files() == 0
    assert is_there(STRAY)
    assert "is this the database of these files?" in caplog.text
