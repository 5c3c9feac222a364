"""Who writes an aid or a model asks for publication, as with a product; the same act, mail and start page for each room."""

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from privacyportal.core.refusals import Refused
from products.definitions import handing_over, planning, publishing
from products.definitions.concepts import newest_number, versions_of
from tests.decision_aids.factories import make_aid
from tests.factories import make_user
from tests.fill_in.factories import make_model
from tests.products.test_desk import sign_in
from tests.products.test_handing_over import START, mails
from tests.products.test_handing_over import make_colleague as colleague

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[make_aid, make_model], ids=["aid", "model"])
def tool(request):
    """On the website, with other words in its concept."""
    made = request.param()
    text = made.editions.first().source.replace("titel: ", "titel: Nieuw. ", 1)
    return publishing.save_concept(tool=made, by=None, source=text)


def act(client, tool, name, **answers):
    return client.post(tool.desk_url("act", name), {"act": name, **answers}, follow=True)


def fresh(tool):
    return type(tool).objects.get(pk=tool.pk)


def test_from_the_form_of_the_redacteur_to_the_website_and_back_to_her(client, tool):
    emma, frank = sign_in(client, "redacteur", "Emma"), colleague("Frank")
    assert "Bewaar en vraag om publicatie" in client.get(tool.change_url()).text
    source = tool.concept + "\n# een regel voor collega's\n"
    answer = client.post(tool.change_url(), {"source": source, "why": "", "seen": newest_number(tool), "_ask": ""})
    assert answer["Location"] == tool.desk_url("act", "vragen")
    assert "Aan wie vraagt u het?" in client.get(answer["Location"]).text
    act(client, tool, "vragen", of="", note="Let op de titel.")
    ((name, subject),) = mails()
    assert name == "frank" and subject.startswith("Wilt u publiceren: Nieuw. ")
    text = Email.objects.get().message
    for words in ("Beste Frank", "Emma schrijft erbij:\nLet op de titel.", tool.change_url(), f"om {tool.this} te pub"):
        assert words in text
    assert "Wacht op een eindredacteur" in client.get(START).text
    client.force_login(frank)
    start = client.get(START).text
    assert "Wacht op u" in start and "van Emma, zojuist" in start and tool.desk_url("act", "publiceren") in start
    assert "Wacht op publicatie:" in client.get(tool.change_url()).text
    assert "vraagt om publicatie" in client.get(tool.change_url().rpartition(f"{tool.pk}/")[0]).text
    act(client, tool, "publiceren", change="Een andere titel.", due_at="")
    assert mails()[1][0] == "emma" and mails()[1][1].startswith("Gepubliceerd: Nieuw. ")
    assert not hasattr(fresh(tool), "handover") and "Wacht op u" not in client.get(START).text
    assert versions_of(tool).filter(history_user=emma)[0].history_change_reason.endswith("Let op de titel.")


def test_what_comes_back_says_what_must_still_be_done_and_can_be_asked_again(client, tool):
    frank, emma = sign_in(client, "eindredacteur", "Frank"), colleague("Emma", "redacteur")
    handing_over.ask_to_publish(tool=tool, by=emma, of=frank)
    act(client, tool, "teruggeven", answer="  ")
    assert not fresh(tool).handover.returned_at
    act(client, tool, "teruggeven", answer="Noem ook de termijn.")
    assert mails()[1][1].startswith("Nog niet gepubliceerd: Nieuw. ")
    client.force_login(emma)
    for page in (START, tool.change_url(), tool.desk_url("history")):
        assert "Noem ook de termijn." in client.get(page).text
    act(client, tool, "vragen", of=frank.pk, note="")
    assert (fresh(tool).handover.returned_at, fresh(tool).handover.answer) == (None, "")
    act(client, tool, "vraag-weg")
    assert not hasattr(fresh(tool), "handover")


def test_only_the_colleague_who_was_chosen_is_asked(client, tool):
    frank = sign_in(client, "eindredacteur", "Frank")
    handing_over.ask_to_publish(tool=tool, by=colleague("Emma", "redacteur"), of=colleague("Joke"))
    assert [name for name, _ in mails()] == ["joke"] and frank
    assert "Wacht op u" not in client.get(START).text


def test_what_is_planned_waits_for_nobody_unless_it_failed(client, tool):
    frank = sign_in(client, "eindredacteur", "Frank")
    handing_over.ask_to_publish(tool=tool, by=colleague("Emma", "redacteur"))
    later = timezone.now() + timedelta(days=3)
    planning.plan_publication(tool=tool, by=frank, change="Een andere titel.", due_at=later)
    assert "Wacht op u" not in client.get(START).text
    type(tool.plan).objects.update(problem="Er staat een fout in.")
    assert "Wacht op u" in client.get(START).text


def test_what_cannot_be_asked_is_refused_with_a_sentence(tool):
    emma, frank = colleague("Emma", "redacteur"), colleague("Frank")
    for answers, sentence in [
        ({"by": frank, "of": frank}, "een ander dan uzelf"),
        ({"by": frank, "of": emma}, "Emma kan niet publiceren"),
        ({"by": emma, "note": "Burgerservicenummer 111222333"}, "BSN"),
    ]:
        with pytest.raises(Refused, match=sentence):
            handing_over.ask_to_publish(tool=tool, **answers)
    handing_over.ask_to_publish(tool=tool, by=emma)
    with pytest.raises(Refused, match="al gevraagd"):
        handing_over.ask_to_publish(tool=tool, by=emma)
    handing_over.take_back(tool=tool, by=emma)
    with pytest.raises(Refused, match="Niemand vraagt nog"):
        handing_over.give_back(tool=tool, by=frank, answer="Nee.")
    publishing.discard_concept(tool=tool, by=emma)
    with pytest.raises(Refused, match="geen concept"):
        handing_over.ask_to_publish(tool=tool, by=emma)


@pytest.mark.parametrize("way", ["thrown away", "written back"])
def test_a_concept_that_is_no_more_waits_for_nobody(tool, way):
    emma = colleague("Emma", "redacteur")
    handing_over.ask_to_publish(tool=tool, by=emma)
    if way == "thrown away":
        publishing.discard_concept(tool=tool, by=emma)
    else:
        publishing.save_concept(tool=tool, by=emma, source=tool.editions.first().source)
    assert not hasattr(fresh(tool), "handover")


def test_who_does_not_work_with_tools_is_asked_nothing(client, tool):
    client.force_login(make_user("Carla", is_staff=True))
    assert act(client, tool, "vragen", of="", note="").status_code == 403
    assert not hasattr(fresh(tool), "handover") and mails() == []
