"""Who may change an aid or a model finds the way to the desk on its page; nobody else sees a door."""

import pytest

from tests.decision_aids.factories import make_aid
from tests.factories import make_member
from tests.fill_in.factories import make_model
from tests.products.test_desk import sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("make", "words"), [(make_aid, "Bewerk deze keuzehulp"), (make_model, "Bewerk dit model")])
def test_editors_have_a_door_and_others_see_none(client, make, words):
    tool = make()
    door = f'<a href="{tool.change_url()}">{words}</a>'
    assert words not in client.get(tool.get_absolute_url()).text
    for sign, is_there in (
        (lambda: sign_in(client, "redacteur", "Emma"), True),
        (lambda: sign_in(client, "moderator", "Carla"), False),
        (lambda: client.force_login(make_member()), False),
    ):
        sign()
        assert (door in client.get(tool.get_absolute_url()).text) is is_there


def test_an_outcome_of_an_aid_has_the_door_too(client):
    aid = make_aid()
    sign_in(client, "redacteur", "Emma")
    page = client.get(f"{aid.get_absolute_url()}?a1=nee", follow=True).text
    assert "data-outcome" in page and aid.change_url() in page
