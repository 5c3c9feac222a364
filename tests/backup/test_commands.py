"""The commands as an operator types them: what they leave behind, and a sentence when they will not."""

import errno
import io
from datetime import timedelta

import pyrage
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.utils import timezone

from privacyportal.backup import keeping
from privacyportal.backup.checking import contents_of
from privacyportal.core import env
from tests.backup.elsewhere import tallies


def said(*words, **options):
    told = io.StringIO()
    call_command(*words, stdout=told, **options)
    return told.getvalue()


def test_a_backup_in_a_folder_is_dated_and_old_ones_go(filled, tmp_path):
    old = keeping.dated_name(timezone.now() - timedelta(days=36), is_sealed=False)
    (tmp_path / old).touch()
    told = said("backup", to=str(tmp_path))
    [made] = tmp_path.glob("*.tar.gz")
    assert told.startswith(f"Back-up gemaakt: {made} (") and "1 oude back-ups verwijderd." in told
    assert (tmp_path / "erased.jsonl").exists()
    assert made.stat().st_mode & 0o777 == 0o600
    assert contents_of(made.open("rb")).tables["community.Post"]["rows"] > 2


def test_a_backup_with_a_name_of_its_own_throws_nothing_away(filled, tmp_path):
    old = keeping.dated_name(timezone.now() - timedelta(days=36), is_sealed=False)
    (tmp_path / old).touch()
    said("backup", to=str(tmp_path / "voor-de-update.tar.gz"))
    assert sorted(path.name for path in tmp_path.glob("*.gz")) == [old, "voor-de-update.tar.gz"]


def test_the_settings_say_where_and_for_whom(filled, tmp_path, settings):
    key = pyrage.x25519.Identity.generate()
    settings.BACKUP_TO, settings.BACKUP_RECIPIENTS = f"{tmp_path}/", [str(key.to_public())]
    said("backup")
    [made] = tmp_path.glob("*.tar.gz.age")
    assert contents_of(made.open("rb"), identity=str(key)).files


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"to": ""}, "Zeg waar de back-up heen moet"),
        ({"to": "/dev/null/map/"}, "Dat is niet gelukt: .*Not a directory"),
        ({"keep": 0}, "ten minste 1 back-up"),
        ({"recipient": ["ssh-rsa"]}, "ssh-rsa is geen openbare sleutel"),
    ],
)
def test_a_backup_that_cannot_be_made_leaves_nothing(filled, tmp_path, options, sentence):
    with pytest.raises(CommandError, match=sentence):
        said("backup", **{"to": f"{tmp_path}/", **options})
    assert list(tmp_path.glob("*.gz*")) == []


def test_a_disk_that_is_full_is_a_sentence_and_leaves_no_half_file(filled, tmp_path, monkeypatch):
    def full(number):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CommandError, match=r"Dat is niet gelukt: .*No space left"):
        said("backup", to=f"{tmp_path}/")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_restore_over_what_is_there_changes_nothing(filled, tmp_path):
    before = tallies("default")
    said("backup", to=str(tmp_path / "een.tar.gz"))
    for file, sentence in (
        ("een.tar.gz", "niet leeg"),
        ("geen.tar.gz", "is niet te openen"),
        ("erased.jsonl", "beschad"),
    ):
        with pytest.raises(CommandError, match=sentence):
            said("restore", str(tmp_path / file))
    with pytest.raises(CommandError, match="niet te lezen als sleutelbestand"):
        said("restore", str(tmp_path / "een.tar.gz"), identity=tmp_path / "weg.txt")
    assert tallies("default") == before


@pytest.mark.parametrize(
    ("words", "days"), [("35 dagen", 35), ("1 dag", 1), ("5 weken", 35), ("6 maanden", 180), ("1 jaar", 365)]
)
def test_a_period_is_a_number_and_a_unit(monkeypatch, words, days):
    monkeypatch.setenv("OPERATOR_BACKUP_PERIOD", words)
    assert env.period("OPERATOR_BACKUP_PERIOD", "") == timedelta(days=days)


@pytest.mark.parametrize("words", ["dagen", "een week", "35 uur", "35", "-1 dag", "35  dagen"])
def test_a_period_that_nobody_can_keep_to_is_refused(monkeypatch, words):
    monkeypatch.setenv("OPERATOR_BACKUP_PERIOD", words)
    with pytest.raises(ImproperlyConfigured, match="35 dagen"):
        env.period("OPERATOR_BACKUP_PERIOD", "")
