"""The doors to the work of who has a role, on the pages of the website."""

import pytest
from django.contrib.auth.models import Group

from community import reports
from tests.community.factories import make_member, make_moderator, make_topic
from tests.factories import make_product

pytestmark = pytest.mark.django_db


def test_each_role_finds_its_doors_and_a_visitor_none(client):
    product = make_product("Factsheet")
    emma = make_member("Emma", is_staff=True)
    emma.groups.add(Group.objects.get(name="redacteur"))
    carla, topic = make_moderator("Carla", is_staff=True), make_topic()
    doors = {
        "desk": 'href="/beheer/"',
        "edit": f'href="/beheer/products/product/{product.pk}/change/">Bewerk dit product',
        "queue": 'href="/community/moderatie/">Te bekijken (1)',
    }

    def found():
        text = client.get("/producten/factsheet/").text
        return [name for name, door in doors.items() if door in text]

    assert found() == []
    for person, before in ((make_member("Anna"), []), (emma, ["desk", "edit"]), (carla, ["desk"])):
        client.force_login(person)
        assert found() == before, person
    reports.report(post=topic.question, by=emma, reason="spam")
    assert found() == ["desk", "queue"]
