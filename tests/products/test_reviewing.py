"""Owners hear once a month, in one mail, what they must look at."""

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from products.models import ReviewMail
from products.reviewing import remind_owners
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


def due_in(days, owner, title, **fields):
    return make_product(title, owner=owner, check_before_on=timezone.localdate() + timedelta(days=days), **fields)


def test_an_owner_gets_one_mail_with_all_that_is_due():
    emma = make_user("Emma")
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
    due_in(-5, make_user("Emma"), "Te laat")
    assert [remind_owners(), remind_owners()] == [1, 0]
    ReviewMail.objects.update(month_on=timezone.localdate().replace(day=1) - timedelta(days=1))
    assert remind_owners() == 1


def test_whoever_may_no_longer_sign_in_gets_no_mail():
    due_in(-5, make_user("Emma", is_active=False), "Te laat")
    assert remind_owners() == 0


def test_a_withdrawn_product_is_not_asked_about():
    due_in(-5, make_user("Emma"), "Weg", status="withdrawn", status_note="Oud.")
    assert remind_owners() == 0
