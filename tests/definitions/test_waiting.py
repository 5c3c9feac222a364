"""What waits among the tools, on the start page of the admin."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from products.definitions import planning, publishing
from tests.decision_aids.factories import EXAMPLE, make_aid
from tests.factories import make_user

pytestmark = pytest.mark.django_db
OTHER = EXAMPLE.replace("titel: Mag de fiets naar binnen?", "titel: Mag de step naar binnen?")


@pytest.fixture
def frank(client):
    user = make_user("Frank", is_staff=True)
    user.groups.add(Group.objects.get(name="eindredacteur"))
    client.force_login(user)
    return user


def part(client, id):
    return client.get("/beheer/").text.partition(f'id="{id}"')[2].partition("</section>")[0]


def test_concepts_plans_and_own_acts_stand_on_the_start_page(client, frank):
    assert "Er zijn geen concepten." in part(client, "concepten")
    aid = publishing.save_concept(tool=make_aid(), by=frank, source=OTHER, why="Een step.")
    publishing.begin(model=type(aid), slug="nieuw", by=frank, source="titel: Nieuw\n")
    due_at = timezone.now() + timedelta(days=1)
    planning.plan_publication(tool=aid, by=frank, change="Een step.", due_at=due_at)
    concepts, address = part(client, "concepten"), f'href="/beheer/decision_aids/decisionaid/{aid.pk}/change/"'
    assert address in concepts and "Mag de step naar binnen?" in concepts and "nieuwer concept" in concepts
    assert "nog niet op de website" in concepts and "Er zijn geen concepten." not in concepts
    assert address in part(client, "ingepland")
    assert "Publicatie ingepland op" in part(client, "laatst") and part(client, "laatst").count(address) == 1


def test_who_may_not_see_the_aids_sees_nothing_of_them(client):
    carla = make_user("Carla", is_staff=True)
    carla.groups.add(Group.objects.get(name="moderator"))
    client.force_login(carla)
    publishing.save_concept(tool=make_aid(), by=carla, source=OTHER)
    assert "de step" not in client.get("/beheer/").text
