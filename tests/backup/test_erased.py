"""Who left before the disaster does not come back with the backup, and nobody else goes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community import posting
from community.models import Post
from privacyportal.accounts.leaving import leave
from privacyportal.accounts.models import User
from privacyportal.backup.erased import NAME, keep_list, lists_beside, read_list, write_list
from privacyportal.backup.faults import BackupRefused
from privacyportal.backup.places import Folder
from privacyportal.contact.models import Question
from privacyportal.erasures.again import erase_again
from privacyportal.erasures.listing import as_lines
from privacyportal.erasures.models import Erasure
from tests.accounts.test_leaving import rows_that_name
from tests.community.factories import make_known, make_member, make_reply, make_topic
from tests.contact.factories import send_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(tmp_path):
    return Folder(tmp_path / "backups")


@pytest.fixture
def anna():
    return make_known(make_member("Anna Zonnebloem", email="zonnebloem@gemeente-a.example"))


def come_back(*rows):
    """As a backup does: the rows as they were, with their numbers and moments; of the erasing it knows nothing."""
    Erasure.objects.all().delete()
    for row in rows:
        type(row)._base_manager.bulk_create([row])


def test_a_person_who_left_is_erased_again_and_told_nothing(place, anna, mailoutbox):
    before = User.objects.get(pk=anna.pk)
    leave(user=anna, keep_posts=True, is_told=False)
    write_list(place)
    come_back(before)
    assert rows_that_name(["Zonnebloem"]) != []
    assert erase_again(lists_beside(str(place))) == (1, [])
    assert rows_that_name(["Zonnebloem", "zonnebloem@"]) == []
    assert mailoutbox == []


def test_the_choice_about_her_words_is_kept(place, anna):
    topic = make_topic("Een vraag", author=make_known(make_member("Bram")))
    kept = make_reply(topic, "Dit mag blijven.", author=anna)
    leave(user=anna, keep_posts=True, is_told=False)
    write_list(place)
    assert [erasure.is_keeping_words for erasure in read_list(place)] == [True]
    assert Post.objects.get(pk=kept.pk).body == "Dit mag blijven."


def test_a_post_and_a_question_that_were_erased_go_again(place, anna, client, content):
    topic = make_topic("Een vraag", author=make_known(make_member("Bram")))
    post = make_reply(topic, "Dit had ik niet moeten schrijven.", author=anna)
    send_question(client)
    question = Question.objects.get()
    posting.take_back(post=Post.objects.get(pk=post.pk), by=anna)
    Question.objects.get().delete()
    write_list(place)
    come_back(question)
    Post.objects.filter(pk=post.pk).update(body=post.body, status=post.status)
    assert erase_again(lists_beside(str(place))) == (2, [])
    assert not Question.objects.exists()
    assert Post.objects.get(pk=post.pk).body == ""


def test_another_row_with_the_same_number_stays(place, anna):
    number = anna.pk
    leave(user=anna, keep_posts=True, is_told=False)
    write_list(place)
    other = User.objects.create(pk=number, email="nieuw@gemeente-a.example", name="Nieuw")
    assert erase_again(lists_beside(str(place))) == (0, [])
    assert User.objects.filter(pk=other.pk).exists()


def test_the_last_administrator_stays_and_is_told(place, anna):
    before = User.objects.get(pk=anna.pk)
    leave(user=anna, keep_posts=True, is_told=False)
    write_list(place)
    before.is_superuser = True
    come_back(before)
    assert erase_again(lists_beside(str(place))) == (0, [f"account {before.pk}"])


def test_the_list_says_nothing_of_a_person(place, anna):
    leave(user=anna, keep_posts=False, is_told=False)
    write_list(place)
    text = (place.path / NAME).read_text()
    assert "onnebloem" not in text
    assert text.count("\n") == Erasure.objects.count() > 0


def test_the_list_outlives_the_database_and_forgets_what_no_backup_holds(place, anna):
    numbers = [anna.pk, (bram := make_member("Bram")).pk]
    leave(user=anna, keep_posts=True, is_told=False)
    write_list(place)
    Erasure.objects.all().delete()  # an older database came back
    leave(user=bram, keep_posts=True, is_told=False)
    write_list(place)
    assert [erasure.number for erasure in read_list(place)] == numbers
    long_ago = timezone.now() - timedelta(days=60)
    old = Erasure(kind="person", number=1, mark="x", erased_at=long_ago)
    (place.path / NAME).write_text(as_lines([old, *read_list(place)]))
    write_list(place)
    assert "x" not in [erasure.mark for erasure in read_list(place)]
    assert len(read_list(place)) == 2


def test_tick_keeps_the_list_up_to_date(place, anna, settings):
    settings.BACKUP_TO = str(place)
    keep_list()
    assert place.names() == []
    leave(user=anna, keep_posts=True, is_told=False)
    keep_list()
    assert len(read_list(place)) == 1
    place.delete(NAME)
    keep_list()
    assert place.names() == []  # nothing new was erased


def test_a_list_that_cannot_be_read_stops_the_restore(place):
    with place.write(NAME) as file:
        file.write(b"[1, 2]\n")
    with pytest.raises(BackupRefused, match=r"erased\.jsonl is geen lijst"):
        lists_beside(str(place))


def test_without_a_list_there_is_nothing_to_erase(tmp_path):
    assert lists_beside(str(tmp_path / "none.tar.gz"), "") == []
