"""To another database: every row, the numbers that come next, and nothing when one row does not fit."""

import pytest
from django.db import connections

from community.models import Post
from privacyportal.accounts.models import User
from privacyportal.backup import filling
from privacyportal.backup.emptiness import first_table_with_rows
from privacyportal.backup.faults import BackupRefused, Damaged
from privacyportal.backup.moving import database_at, move
from tests.backup.elsewhere import tallies
from tests.factories import make_user


def test_all_rows_move_and_the_old_ones_stay(filled, empty_elsewhere):
    before = tallies("default")
    assert move(empty_elsewhere) == tallies(empty_elsewhere) == before == tallies("default")
    given = make_user().pk
    user = User(email="nieuw@gemeente-a.example", name="Nieuw")
    user.save(using=empty_elsewhere)
    assert user.pk == given


def test_a_full_database_is_refused(filled, empty_elsewhere):
    User(email="al@gemeente-a.example", name="Al hier").save(using=empty_elsewhere)
    with pytest.raises(BackupRefused, match="niet leeg"):
        move(empty_elsewhere)
    assert not Post.objects.using(empty_elsewhere).exists()


def test_a_row_that_arrives_otherwise_leaves_nothing(filled, empty_elsewhere, monkeypatch):
    def losing(model, rows, database, add=filling.add_rows):
        add(model, rows[1:] if model._meta.label == "community.Post" else rows, database)

    monkeypatch.setattr("privacyportal.backup.moving.add_rows", losing)
    with pytest.raises(Damaged, match=r"community\.Post"):
        move(empty_elsewhere)
    assert first_table_with_rows(empty_elsewhere) is None


@pytest.mark.parametrize("url", ["", "onzin", "gopher://host/naam"])
def test_what_is_no_address_is_refused(url):
    with pytest.raises(BackupRefused, match="begrijpt het portaal niet"), database_at(url):
        pass


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_a_sentence():
    with pytest.raises(BackupRefused, match="geen antwoord"), database_at("postgres://a:b@127.0.0.1:1/niets"):
        pass


def test_a_row_that_does_not_fit_is_named_without_its_words(filled, empty_elsewhere):
    connection = connections[empty_elsewhere]
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE community_post DROP COLUMN shown_as")
    with pytest.raises(BackupRefused, match=r"\(community\.Post\): .*shown_as.* Er is niets veranderd") as refusal:
        move(empty_elsewhere)
    assert "nog een" not in str(refusal.value)
