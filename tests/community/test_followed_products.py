"""A member follows a product: her mail, in her rhythm, and the link that stops it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from community import following, own_data
from community.digests import send_digests
from community.models import Following
from community.product_news import announce_changes
from products import publishing
from tests.community.factories import make_member
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def product():
    return make_product("Factsheet")


def change(product, summary, **how):
    publishing.save_concept(product=product, by=None, values={"body": f"{summary} {timezone.now()}"})
    publishing.publish(product=product, by=None, summary=summary, **how)


def subjects():
    return list(Email.objects.order_by("pk").values_list("subject", flat=True))


def test_from_the_button_to_the_mail_and_its_stop_link(client, product):
    anna = make_member("Anna", mail_rhythm="direct")
    assert "Mail mij bij een wijziging" not in client.get("/producten/factsheet/").text
    client.force_login(anna)
    assert "Mail mij bij een wijziging" in client.get("/producten/factsheet/").text
    client.post("/account/volgt/product/factsheet/")
    assert "Mail mij niet meer bij een wijziging" in client.get("/producten/factsheet/").text
    assert "Kennisproduct Factsheet" in client.get("/account/volgt/").text
    change(product, "Artikel 28 is toegevoegd.")
    change(product, "Een taalfout.", is_major=False)
    change(make_product("Anders"), "Ook nieuw.")
    assert (announce_changes(), announce_changes()) == (1, 0)
    mail = Email.objects.get()
    assert mail.subject == "Gewijzigd: Factsheet" and "- Artikel 28 is toegevoegd.\n" in mail.message
    assert "taalfout" not in mail.message and "http://127.0.0.1:8000/producten/factsheet/" in mail.message
    client.logout()
    stop = mail.headers["List-Unsubscribe"].strip("<>").replace("http://127.0.0.1:8000", "")
    assert "Stop met e-mails over Factsheet" in client.get(stop).text
    client.post(stop)
    assert not Following.objects.exists() and not Email.objects.exists()  # what still waited has gone as well
    client.post(stop, {"undo": ""})
    assert own_data.export(anna)[0]["volgt"] == ["Factsheet"]
    client.force_login(anna)
    client.post("/account/volgt/product/factsheet/", {"stop": ""})
    assert not Following.objects.exists()


def test_the_rhythm_of_the_member_is_kept(product):
    for name, rhythm in (("Anna", "weekly"), ("Bram", "never"), ("Carla", "direct")):
        following.follow(by=make_member(name, mail_rhythm=rhythm), product=product)
    change(product, "Artikel 28 is toegevoegd.")
    assert announce_changes() == 1
    next_week = timezone.now() + timedelta(days=8)
    assert send_digests(next_week) == 1
    assert subjects() == ["Gewijzigd: Factsheet", "Gewijzigd: kennisproducten die u volgt"]
    assert "Factsheet: Artikel 28 is toegevoegd." in Email.objects.last().message
    assert send_digests(next_week + timedelta(days=7)) == 0
    Following.objects.first().user.__class__.objects.update(mail_rhythm="direct")
    assert announce_changes() == 1  # Bram, who chose otherwise within a week; nobody hears it twice


def test_only_members_follow_what_everybody_may_read(client, product):
    client.force_login(make_user("Wim"))
    assert client.post("/account/volgt/product/factsheet/").status_code == 403
    client.force_login(make_member("Anna"))
    make_product("Concept", status="concept", published_at=None)
    assert client.post("/account/volgt/product/concept/").status_code == 404
    following.follow(by=make_member("Bram", mail_rhythm="direct"), product=product)
    change(product, "Nieuw.")
    publishing.take_offline(product=product, by=None, reason="Weg.")
    assert announce_changes() == 0
