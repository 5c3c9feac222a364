"""An address where nobody lives is left alone, until its owner says otherwise."""

import pytest
from django.utils import timezone
from post_office.models import Email

from community import following
from community.digests import send_digests
from community.models import Post
from community.notifications import announce_posts
from community.product_news import announce_changes
from privacyportal.accounts.bounces import set_aside
from privacyportal.core.mail import queue_mail, send_queue
from products.models import Change
from tests.community.factories import make_member, make_reply, make_topic
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def refused(mail_server, member, answer):
    mail_server.refuses[member.email] = answer
    queue_mail(to=member.email, subject="Nieuws", template="contact_moved", context={})
    send_queue()
    member.refresh_from_db()
    return member.bounced_at is not None


@pytest.mark.parametrize(
    "answer",
    ["550 5.1.1 No such user", "550 no such user here", "551 moved", "553 5.1.3 bad name", "550 5.2.1 disabled"],
)
def test_an_address_without_a_mailbox_is_set_aside(mail_server, answer, caplog):
    anna, bram = make_member("Anna"), make_member("Bram")
    assert refused(mail_server, anna, answer)
    bram.refresh_from_db()
    assert not bram.bounced_at and not [line for line in caplog.messages if anna.email in line]
    assert "1 people get no news until they look at their address" in caplog.messages


@pytest.mark.parametrize(
    "answer",
    ["550 5.7.1 not of you", "554 5.7.1 spam", "552 5.2.2 full", "450 4.1.1 later", "421 busy", "550 5.7.26 no"],
)
def test_what_says_nothing_of_the_mailbox_changes_nothing(mail_server, answer):
    assert not refused(mail_server, make_member("Anna"), answer)


def test_a_text_that_no_server_takes_says_nothing_of_the_address(mail_server):
    mail_server.says = "550 5.1.1 strange place to say so"
    assert not refused(mail_server, make_member("Anna"), "250 OK")


@pytest.fixture
def anna():
    """She follows all that can be followed, and there is news in each."""
    anna, topic, product = make_member("Anna", mail_rhythm="direct"), make_topic(), make_product("Factsheet")
    following.follow(by=anna, topic=topic)
    following.follow(by=anna, product=product)
    make_reply(topic)
    Change.objects.create(product=product, version="2.0", summary="Nieuw.", is_major=True)
    Post.objects.update(created_at=timezone.now() - timezone.timedelta(minutes=10))
    return anna


def mails_to(user):
    announce_posts()
    announce_changes()
    send_digests(timezone.now() + timezone.timedelta(days=8))
    return Email.objects.filter(to=user.email).count()


@pytest.mark.parametrize("rhythm", ["direct", "daily", "weekly"])
def test_no_news_goes_there_and_what_must_arrive_still_does(client, anna, rhythm):
    type(anna).objects.update(mail_rhythm=rhythm)
    set_aside(None, [anna.email.upper()])
    assert mails_to(anna) == 0
    client.post("/account/wachtwoord-vergeten/", {"email": anna.email})
    assert Email.objects.filter(to=anna.email).count() == 1


def test_with_a_right_address_all_of_it_comes(anna):
    assert mails_to(anna) > 0


def test_she_reads_so_in_her_account_and_says_that_the_address_is_right(client, anna):
    set_aside(None, [anna.email])
    client.force_login(anna)
    page = client.get("/account/").text
    assert "Onze e-mail aan u komt niet aan." in page and "Kies opnieuw welke e-mails u wilt" in page
    client.post("/account/meldingen/", {"mail_rhythm": "direct"})
    assert "komt niet aan" not in client.get("/account/").text
    assert mails_to(anna) > 0


def test_the_desk_sees_whom_it_cannot_reach(client, anna):
    set_aside(None, [anna.email])
    make_member("Bram")
    client.force_login(make_member("Beheer", is_staff=True, is_superuser=True))
    page = client.get("/beheer/accounts/member/?bounced_at__isempty=0").text
    assert "Anna" in page and "Bram" not in page
    assert "Mensen bij wie onze e-mail niet aankomt" in client.get("/beheer/toestand/").text
