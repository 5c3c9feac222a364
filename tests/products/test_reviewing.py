"""Owners hear once a month, in one mail, what they must look at."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from post_office.models import Email

from products.models import ReviewMail
from products.reviewing import remind_owners
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


def due_in(days, owner, title, **fields):
    return make_product(title, owner=owner, check_before_on=timezone.localdate() + timedelta(days=days), **fields)


def test_an_owner_gets_one_mail_with_all_that_is_due():
    emma = make_user("Emma", is_staff=True)
    due_in(-5, emma, "Te laat")
    due_in(20, emma, "Binnenkort")
    due_in(90, emma, "Nog lang niet")
    due_in(-5, None, "Van niemand")
    assert remind_owners() == 1
    mail = Email.objects.get()
    assert mail.to == [emma.email] and mail.subject == "2 kennisproducten te controleren"
    assert mail.message.index("Te laat") < mail.message.index("Binnenkort")
    assert "Nog lang niet" not in mail.message and "Van niemand" not in mail.message
    assert "/beheer/products/product/" in mail.message


def test_a_second_tick_in_the_same_month_sends_nothing_and_the_next_month_does():
    due_in(-5, make_user("Emma", is_staff=True), "Te laat")
    assert [remind_owners(), remind_owners()] == [1, 0]
    ReviewMail.objects.update(month_on=timezone.localdate().replace(day=1) - timedelta(days=1))
    assert remind_owners() == 1


def test_whoever_may_no_longer_sign_in_gets_no_mail():
    due_in(-5, make_user("Emma", is_active=False, is_staff=True), "Te laat")
    assert remind_owners() == 0


def test_a_withdrawn_product_is_not_asked_about():
    due_in(-5, make_user("Emma", is_staff=True), "Weg", status="withdrawn", status_note="Oud.")
    assert remind_owners() == 0


def test_what_no_owner_can_look_at_goes_to_every_eindredacteur_once():
    frank, fatima, emma = (make_user(name, is_staff=True) for name in ("Frank", "Fatima", "Emma"))
    gone = make_user("Gerard", is_active=False)
    for editor in (frank, fatima):
        editor.groups.add(Group.objects.get_or_create(name="eindredacteur")[0])
    due_in(-5, None, "Van niemand")
    due_in(3, gone, "Van wie weg is")
    due_in(4, frank, "Van Frank")
    assert [remind_owners(), remind_owners()] == [2, 0]
    mails = {mail.to[0]: mail for mail in Email.objects.all()}
    assert mails.keys() == {frank.email, fatima.email} and emma.email not in mails
    for of_nobody in ("Van niemand", "Van wie weg is"):
        assert all(of_nobody in mail.message for mail in mails.values())
    assert mails[frank.email].subject == "3 kennisproducten te controleren"
    assert "Van Frank" in mails[frank.email].message and "Van Frank" not in mails[fatima.email].message
