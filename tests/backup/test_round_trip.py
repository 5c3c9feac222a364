"""A backup goes back: every row as it was, on both databases, and every file; or it is refused and nothing is written."""

import gzip
import io
import json
import tarfile
from datetime import timedelta

import pyrage
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from community.models import Post
from privacyportal.accounts.models import User
from privacyportal.backup import keeping
from privacyportal.backup.checking import contents_of
from privacyportal.backup.emptiness import first_table_with_rows
from privacyportal.backup.faults import BackupRefused, Damaged
from privacyportal.backup.places import Folder, place_of
from privacyportal.backup.restoring import restore
from privacyportal.backup.writing import write_backup
from tests.backup.elsewhere import all_files, tallies
from tests.factories import make_user


def put_back(backup, database, **key):
    restore(
        lambda: io.BufferedReader(io.BytesIO(backup)), contents_of(io.BytesIO(backup), **key), database=database, **key
    )


def test_all_rows_and_files_come_back(backup, empty_elsewhere, new_folder):
    before, files = tallies("default"), all_files()
    assert before["community.Post"]["rows"] == Post.objects.count() > 2
    assert sorted(files.values()) == [b"Een model van onze gemeente.", b"een plaatje"]
    new_folder()
    put_back(backup, empty_elsewhere)
    assert tallies(empty_elsewhere) == before
    assert all_files() == files


def test_a_number_that_was_given_is_not_given_again(backup, empty_elsewhere, new_folder):
    new_folder()
    put_back(backup, empty_elsewhere)
    given = make_user().pk
    user = User(email="nieuw@gemeente-a.example", name="Nieuw")
    user.save(using=empty_elsewhere)
    assert user.pk == given


def test_sealed_it_says_nothing_to_who_has_no_key(filled, empty_elsewhere, new_folder):
    key, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    target = io.BytesIO()
    write_backup(target, recipients=[str(key.to_public())])
    before = tallies("default")
    new_folder()
    for identity, sentence in (("", "Geef de geheime sleutel"), (str(other), "Deze sleutel past niet")):
        with pytest.raises(BackupRefused, match=sentence):
            contents_of(io.BytesIO(target.getvalue()), identity=identity)
    put_back(target.getvalue(), empty_elsewhere, identity=f"# created: today\n{key}\n")
    assert tallies(empty_elsewhere) == before


@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_half_or_damaged_file_is_refused(filled, is_sealed):
    key = pyrage.x25519.Identity.generate()
    target = io.BytesIO()
    write_backup(target, recipients=[str(key.to_public())] if is_sealed else [])
    whole = target.getvalue()
    places = [*range(300, len(whole), len(whole) // 12), len(whole) - 3]
    for place in places:
        flipped = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        for broken in (whole[:place], flipped):
            with pytest.raises(Damaged, match="beschadigd of niet compleet"):
                contents_of(io.BytesIO(broken), identity=str(key))
    assert contents_of(io.BytesIO(whole), identity=str(key)).files


def test_a_file_that_is_no_backup_is_refused():
    for words in (b"", b"Dit is geen back-up.", gzip.compress(b"Dit ook niet."), _tar({"about.json": b"[]"})):
        with pytest.raises(Damaged):
            contents_of(io.BytesIO(words))


def _tar(parts):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as tar:
        for name, content in parts.items():
            about = tarfile.TarInfo(name)
            about.size = len(content)
            tar.addfile(about, io.BytesIO(content))
    return target.getvalue()


def _changed(backup, name, change):
    """The same backup with one part that says something else, and whole according to gzip."""
    with tarfile.open(fileobj=io.BytesIO(backup)) as tar:
        parts = {about.name: tar.extractfile(about).read() for about in tar}
    return _tar({**parts, name: change(parts[name])})


def test_rows_that_do_not_fit_their_hash_are_refused(backup):
    other = _changed(backup, "tables/community.Post/0", lambda lines: lines.replace(b"Zo doen", b"Wo doen"))
    with pytest.raises(Damaged, match=r"community\.Post"):
        contents_of(io.BytesIO(other))


def test_what_changes_between_the_check_and_the_restore_leaves_nothing(backup, empty_elsewhere, new_folder):
    new_folder()
    other = _changed(backup, "tables/products.Product/0", lambda lines: lines.replace(b"logs", b"gras"))
    with pytest.raises(Damaged, match=r"products\.Product"):
        restore(lambda: io.BytesIO(other), contents_of(io.BytesIO(backup)), database=empty_elsewhere)
    assert first_table_with_rows(empty_elsewhere) is None
    assert all_files() == {}
    put_back(backup, empty_elsewhere)
    assert Post.objects.using(empty_elsewhere).count() == Post.objects.count()


def test_an_older_backup_goes_into_its_own_tables_and_is_brought_up_to_date(backup, empty_elsewhere, new_folder):
    connection = connections[empty_elsewhere]
    MigrationExecutor(connection).migrate([("erasures", None)])  # a version of before that app
    contents = contents_of(io.BytesIO(backup))
    del contents.tables["erasures.Erasure"]
    contents.last_numbers.pop("erasures.Erasure", None)
    contents.migrations.remove(("erasures", "0001_initial"))
    before = tallies("default")
    new_folder()
    restore(lambda: io.BufferedReader(io.BytesIO(backup)), contents, database=empty_elsewhere)
    assert "erasures_erasure" not in connection.introspection.table_names()
    MigrationExecutor(connection).migrate([("erasures", "0001_initial")])
    assert tallies(empty_elsewhere) == {**before, "erasures.Erasure": tallies(empty_elsewhere)["erasures.Erasure"]}


def test_a_restore_that_was_killed_can_be_done_again(backup, empty_elsewhere, new_folder):
    files = all_files()
    new_folder()
    default_storage.save(sorted(files)[0], ContentFile(b"hal"))
    put_back(backup, empty_elsewhere)
    assert all_files() == files


def test_a_newer_backup_is_refused_by_name(backup, empty_elsewhere):
    def newer(about):
        known = json.loads(about)
        return json.dumps({**known, "portal": "9.1", "migrations": [*known["migrations"], ["community", "0999_x"]]})

    other = _changed(backup, "about.json", lambda about: newer(about).encode())
    with pytest.raises(Damaged, match=r"about\.json"):
        contents_of(io.BytesIO(other))
    contents = contents_of(io.BytesIO(backup))
    contents.migrations.append(("community", "0999_x"))
    with pytest.raises(BackupRefused, match=r"versie 0.1.0 .*community\.0999_x"):
        restore(lambda: io.BytesIO(backup), contents, database=empty_elsewhere)
    assert first_table_with_rows(empty_elsewhere) is None


def test_a_full_database_or_folder_is_refused(backup, empty_elsewhere, new_folder):
    contents = contents_of(io.BytesIO(backup))
    with pytest.raises(BackupRefused, match=r"niet leeg: .* de database \(tabel "):
        restore(lambda: io.BytesIO(backup), contents)
    new_folder()
    default_storage.save("community/attachment/van-een-ander", ContentFile(b"oud"))
    with pytest.raises(BackupRefused, match=r"niet leeg: .* de map met bestanden"):
        restore(lambda: io.BytesIO(backup), contents, database=empty_elsewhere)
    assert first_table_with_rows(empty_elsewhere) is None


def test_what_vanishes_meanwhile_is_told_and_not_in_the_way(filled, empty_elsewhere, new_folder):
    for name in all_files():
        default_storage.delete(name)
    target = io.BytesIO()
    made = write_backup(target)
    assert (made.files, len(made.missing)) == (0, 1)
    new_folder()
    put_back(target.getvalue(), empty_elsewhere)
    assert Post.objects.using(empty_elsewhere).count() == Post.objects.count()


def test_old_backups_go_and_other_files_stay(tmp_path):
    now = timezone.now()
    names = [keeping.dated_name(now - timedelta(days=days), is_sealed=days % 2) for days in (0, 1, 34, 36, 50)]
    for name in [*names, "vakantie.tar.gz"]:
        (tmp_path / name).touch()
    assert keeping.remove_old(Folder(tmp_path), before=now - timedelta(days=35)) == names[3:]
    assert keeping.remove_old(Folder(tmp_path), before=now - timedelta(days=35), most=2) == [names[2]]
    assert sorted(Folder(tmp_path).names()) == sorted([*names[:2], "vakantie.tar.gz"])


def test_a_backup_that_fails_leaves_no_half_file(tmp_path):
    with pytest.raises(RuntimeError), Folder(tmp_path).write("een.tar.gz") as target:
        target.write(b"half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_an_address_is_a_file_a_folder_or_a_bucket(tmp_path):
    said = [
        f"{tmp_path}",
        f"{tmp_path}/new/",
        f"{tmp_path}/one.gz",
        "s3://kluis",
        "s3://kluis/dag/",
        "s3://kluis/dag/een",
    ]
    assert [(str(place), name) for place, name in map(place_of, said)] == [
        (f"{tmp_path}/", ""),
        (f"{tmp_path}/new/", ""),
        (f"{tmp_path}/", "one.gz"),
        ("s3://kluis/", ""),
        ("s3://kluis/dag/", ""),
        ("s3://kluis/dag/", "een"),
    ]
