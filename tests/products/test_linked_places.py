"""Dead links in help pages, terms, fixed answers, aids and models: seen at the first tick after the act that broke them."""

import pytest
from django.utils import timezone

from privacyportal.index.models import BestBet
from privacyportal.pages.management.commands.tick import WORK
from privacyportal.pages.models import GlossaryTerm, HelpPage
from products import publishing
from products.decision_aids.loading import load_aids
from products.definitions import publishing as tools
from products.fill_in.loading import load_models
from products.linked_places import AGAIN_AFTER, check_places
from products.models import BrokenLink, LinkRound
from tests.decision_aids.factories import EXAMPLE, make_aid
from tests.factories import make_product, make_user
from tests.fill_in.factories import EXAMPLE as MODEL
from tests.fill_in.factories import make_model
from tests.products.test_desk import sign_in

pytestmark = pytest.mark.django_db
LINK = "[de gids](/producten/gids/)"


def help_page():
    return HelpPage.objects.create(
        title="Zoeken", slug="zoeken-hulp", summary="S", body=LINK, reviewed_on=timezone.localdate()
    )


def term():
    return GlossaryTerm.objects.create(term="Gids", slug="gids-begrip", explanation=f"Lees {LINK}.")


def fixed_answer():
    return BestBet.objects.create(query="gids", answer="Lees de gids.", address="/producten/gids/#kop", link="De gids")


def aid():
    return make_aid(source=EXAMPLE.replace("inleiding: ", f"inleiding: Zie {LINK}. ", 1))


def model():
    return make_model(source=MODEL.replace("  Voor wie", f"  Zie {LINK}. Voor wie", 1))


@pytest.fixture
def frank(client):
    return sign_in(client, "eindredacteur", "Frank")


@pytest.fixture
def gids():
    return make_product("Gids", slug="gids")


def found():
    return list(BrokenLink.objects.values_list("title", "address"))


@pytest.mark.parametrize(
    ("make", "title", "address"),
    [
        (help_page, "Hulppagina: Zoeken", "/producten/gids/"),
        (term, "Begrip: Gids", "/producten/gids/"),
        (fixed_answer, "Vast antwoord: gids", "/producten/gids/#kop"),
        (aid, "Keuzehulp: Mag de fiets naar binnen?", "/producten/gids/"),
        (model, "Model fietsbrief", "/producten/gids/"),
    ],
    ids=["help", "term", "fixed answer", "aid", "model"],
)
def test_it_is_seen_at_the_tick_after_the_act_and_gone_at_the_tick_after_its_repair(
    client, frank, gids, make, title, address
):
    row = make()
    check_places()
    assert found() == []
    publishing.take_offline(product=gids, by=frank, reason="Weg.")
    check_places()
    ((shown, where),) = found()
    assert shown.startswith(title) and where == address
    for page in ("/beheer/", "/beheer/products/brokenlink/"):
        text = client.get(page).text
        assert title in text and address in text and BrokenLink.objects.get().change_url in text
    assert BrokenLink.objects.get().change_url.split("/")[-3] == str(row.pk)
    publishing.reinstate(product=gids, by=frank, reason="Weer goed.")
    check_places()
    assert found() == []


def test_a_link_in_a_help_page_to_an_aid_that_goes_is_seen(frank):
    tool = make_aid()
    page = help_page()
    HelpPage.objects.filter(pk=page.pk).update(body=f"[Doe het]({tool.get_absolute_url()})")
    check_places()
    assert found() == []
    tools.take_offline(tool=tool, by=frank, reason="Weg.")
    check_places()
    assert found() == [("Hulppagina: Zoeken", tool.get_absolute_url())]


@pytest.mark.usefixtures("content")
def test_the_starter_content_leads_nowhere_dead():
    load_aids()
    load_models()
    check_places()
    assert found() == []


def test_every_tick_looks():
    assert check_places in WORK


def test_a_tool_that_is_off_the_website_has_no_dead_links(frank):
    tools.take_offline(tool=aid(), by=frank, reason="Weg.")
    check_places()
    assert found() == []


def test_an_editor_who_mends_a_fixed_answer_sees_it_gone(client, frank, gids):
    bet = fixed_answer()
    BestBet.objects.filter(pk=bet.pk).update(address="/producten/weg/")
    check_places()
    assert found() == [("Vast antwoord: gids", "/producten/weg/")]
    typed = {"query": "gids", "answer": "Lees de gids.", "address": "/producten/gids/", "link": "De gids", "key": ""}
    assert client.post(f"/beheer/index/bestbet/{bet.pk}/change/", typed).status_code == 302
    check_places()
    assert found() == []


def test_without_an_act_they_are_looked_at_once_a_day(monkeypatch, gids):
    help_page()
    check_places()
    type(gids).objects.filter(pk=gids.pk).update(offline_at=timezone.now())  # by no act of ours
    check_places()
    assert found() == []
    LinkRound.objects.update(done_at=timezone.now() - AGAIN_AFTER)
    check_places()
    assert len(found()) == 1 and LinkRound.objects.count() == 1


def test_what_was_dead_already_keeps_its_day_and_another_act_is_served_again(gids):
    help_page()
    publishing.take_offline(product=gids, by=make_user("Frank"), reason="Weg.")
    check_places()
    BrokenLink.objects.update(found_at=timezone.now() - AGAIN_AFTER * 9)
    first = BrokenLink.objects.get().found_at
    publishing.take_offline(product=make_product("Ander"), by=None, reason="Weg.")
    check_places()
    assert BrokenLink.objects.get().found_at == first
