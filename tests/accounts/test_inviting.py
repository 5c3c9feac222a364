"""A member invites a colleague: one mail, no way in by itself, and nothing kept of who does not come."""

import re
import time
from types import SimpleNamespace

import pytest
from django.core import signing
from post_office.models import Email

from privacyportal.accounts import invitations, membership
from privacyportal.accounts.models import Organisation, User
from tests.accounts.test_joining import ask
from tests.factories import make_member

pytestmark = pytest.mark.django_db
PAGE = "/account/uitnodigen/"
JAN = "jan@elders.example"


@pytest.fixture
def anna(client):
    anna = make_member("Anna", organisation=Organisation.objects.create(name="Utrecht"))
    client.force_login(anna)
    return anna


def invite(client, email=JAN):
    return client.post(PAGE, {"email": email}, follow=True)


def token_in(mail):
    return re.search(r"uitnodiging=(\S+)", mail.message)[1]


def comes(client, token, email=JAN):
    client.logout()
    page = client.get("/account/aanmelden/", {"uitnodiging": token})
    ask(client, email, invitation=page.context["form"]["invitation"].value())
    user = User.objects.get(email=email)
    return membership.confirm(user=user, email=email)


def test_a_colleague_gets_one_mail_and_nothing_else_is_kept(client, anna):
    people = User.objects.count()
    assert "Uw uitnodiging is verstuurd." in invite(client).text
    mail = Email.objects.get(to=[JAN])
    assert mail.subject == "Anna nodigt u uit"
    assert "Anna (gemeente Utrecht) nodigt u uit" in mail.message and "30 dagen" in mail.message
    assert JAN not in token_in(mail) and "jan" not in token_in(mail)
    invite(client, "Jan+nog@elders.example")  # within the hour, to the same mailbox: no second mail
    assert Email.objects.count() == 1 and User.objects.count() == people


def test_who_comes_still_waits_and_who_decides_sees_who_invited_her(client, anna, admin_user):
    invite(client)
    jan = comes(client, token_in(Email.objects.get()))
    assert (jan.is_member, jan.invited_by) == (False, anna)
    client.force_login(admin_user)
    assert "Anna, gemeente Utrecht" in client.get(f"/beheer/accounts/accessrequest/{jan.pk}/change/").text
    membership.approve(user=jan, by=admin_user)
    assert User.objects.get(pk=jan.pk).invited_by is None


def test_a_link_of_another_an_old_one_and_one_that_was_made_up_tell_nothing(client, anna, monkeypatch):
    invite(client)
    token = token_in(Email.objects.get())
    assert comes(client, token, "ander@elders.example").invited_by is None
    assert invitations.inviter(token=token, email="JAN@elders.example") == anna
    for wrong in ("", "x", f"{token}x", "a" * 5000, signing.dumps({"by": anna.pk})):
        assert invitations.inviter(token=wrong, email=JAN) is None
    User.objects.filter(pk=anna.pk).update(blocked_at=anna.joined_at)
    assert invitations.inviter(token=token, email=JAN) is None
    User.objects.filter(pk=anna.pk).update(blocked_at=None)
    later = time.time() + 31 * 24 * 3600
    monkeypatch.setattr(signing, "time", SimpleNamespace(time=lambda: later))
    assert invitations.inviter(token=token, email=JAN) is None


@pytest.mark.parametrize("email", ["jan@gmail.com", "jan@mail.ziggo.nl", "geen adres", ""])
def test_an_address_that_cannot_be_is_refused_with_a_sentence_and_gets_no_mail(client, anna, email):
    assert 'class="field__error"' in invite(client, email).text
    assert not Email.objects.exists()


def test_the_answer_does_not_tell_who_has_an_account_and_six_in_an_hour_are_too_many(client, anna):
    bram = make_member("Bram")
    assert "Uw uitnodiging is verstuurd." in invite(client, bram.email).text
    for number in range(4):
        invite(client, f"jan{number}@elders.example")
    last = client.post(PAGE, {"email": "zes@elders.example"})
    assert last.status_code == 429 and last["Retry-After"] and "zes@elders.example" in last.text
    assert Email.objects.count() == 5


def test_only_members_invite(client):
    assert client.post(PAGE, {"email": JAN}).status_code == 403  # her words come back
    client.force_login(make_member("Wacht", approved_at=None))
    assert client.post(PAGE, {"email": JAN}).status_code == 403
    assert not Email.objects.exists()
