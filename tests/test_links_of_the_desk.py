"""No link that a role finds at the desk leads to a page that she may not see, or that is not there.

Here for the roles with the fewest rights; for all of them where axe walks (journeys/test_each_page_of_the_desk.py).
"""

import re
from html import unescape

import pytest
from django.contrib.auth.models import Group, Permission

from privacyportal.accounts.models import Organisation, ProposedDomain
from products.models import BrokenLink
from tests.desk import FIRST_PAGES, lay_out_portal, somebody_with, walk
from tests.factories import make_member, make_product, make_theme

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["redacteur", "moderator", "loket"])
def test_every_link_that_a_role_finds_at_the_desk_opens_for_her(client, content, role):
    lay_out_portal()
    client.force_login(somebody_with(role))
    answers = {}

    def links_of(address):
        answer = client.get(address)
        answers[address] = answer.status_code
        return [unescape(link) for link in re.findall(r'href="([^"]*)"', answer.content.decode())]

    assert FIRST_PAGES[role] in list(walk(links_of))
    assert {address: status for address, status in answers.items() if status >= 400} == {}


@pytest.mark.parametrize(
    "model, act",
    [
        ("products.theme", "Voeg samen"),
        ("products.brokenlink", "Vervang overal"),
        ("accounts.proposeddomain", "Wijs af"),
    ],
)
def test_who_may_only_look_at_a_list_finds_no_column_of_acts(client, model, act):
    app, name = model.split(".")
    make_theme()
    BrokenLink.objects.create(address="https://example.org/weg", problem="Niet gevonden", product=make_product())
    ProposedDomain.objects.create(
        name="gemeente-voorbeeld.example", organisation=Organisation.objects.create(name="Gemeente Voorbeeld")
    )
    looks = make_member("Sanne Bos", is_staff=True)
    looks.groups.add(Group.objects.create(name="kijkt"))
    looks.groups.get().permissions.add(Permission.objects.get(codename=f"view_{name}", content_type__app_label=app))

    def listed(person):
        client.force_login(person)
        return client.get(f"/beheer/{app}/{name}/").content.decode()

    assert act in listed(make_member("Beheer", is_staff=True, is_superuser=True))
    assert 'id="result_list"' in listed(looks)
    assert act not in listed(looks)
