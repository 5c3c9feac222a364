"""Who writes asks, who may publish does so or gives back; everybody reads who waits for whom, and who may."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from post_office.models import Email

from privacyportal.core.refusals import Refused
from products import handing_over, planning, publishing
from products.models import Handover
from tests.factories import make_product, make_user
from tests.products.test_desk import act_url, change_url, form_of, sign_in

pytestmark = pytest.mark.django_db
START = "/beheer/"


def make_colleague(name, role="eindredacteur"):
    person = make_user(name, is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    return person


@pytest.fixture
def product():
    return make_product("Factsheet cameras", status="concept", published_at=None)


def mails():
    return [(mail.to[0].split("@")[0].rstrip("0123456789"), mail.subject) for mail in Email.objects.order_by("pk")]


def test_from_the_form_of_the_redacteur_to_the_website_and_back_to_her(client, product):
    emma, frank = sign_in(client, "redacteur", "Emma"), make_colleague("Frank")
    page = client.get(change_url(product)).text
    assert "Bewaar en vraag om publicatie" in page and "als u publiceert" not in page
    answer = client.post(change_url(product), form_of(product, _ask="ja"))
    assert answer["Location"] == act_url(product, "vragen")
    client.post(answer["Location"], {"of": "", "note": "Let op de nieuwe tabel."})
    assert mails() == [("frank", "Wilt u publiceren: Factsheet cameras")]
    text = Email.objects.get().message
    for words in ("Beste Frank", "Emma schrijft erbij:\nLet op de nieuwe tabel.", change_url(product)):
        assert words in text
    assert "Wacht op een eindredacteur" in client.get(START).text
    client.force_login(frank)
    start = client.get(START).text
    assert "Wacht op u" in start and "van Emma, zojuist" in start and "Let op de nieuwe tabel." in start
    assert "Wacht op publicatie:" in client.get(change_url(product)).text
    assert "vraagt om publicatie" in client.get("/beheer/products/product/").text
    client.post(act_url(product, "publiceren"), {"summary": "Eerste versie.", "size": "major", "due_at": ""})
    assert mails()[1:] == [("emma", "Gepubliceerd: Factsheet cameras")]
    assert not Handover.objects.exists() and "Wacht op u" not in client.get(START).text
    assert [change.act for change in product.changes.filter(author=emma)] == ["asked", "saved"]


def test_what_comes_back_says_what_must_still_be_done_and_can_be_asked_again(client, product):
    frank, emma = sign_in(client, "eindredacteur", "Frank"), make_colleague("Emma", "redacteur")
    handing_over.ask_to_publish(product=product, by=emma, of=frank)
    client.post(act_url(product, "teruggeven"), {"answer": "Noem ook de bewaartermijn."})
    assert mails()[1:] == [("emma", "Nog niet gepubliceerd: Factsheet cameras")]
    assert "Noem ook de bewaartermijn." in Email.objects.last().message
    client.force_login(emma)
    for page in (START, change_url(product)):
        assert "Noem ook de bewaartermijn." in client.get(page).text
    client.post(act_url(product, "vragen"), {"of": frank.pk, "note": ""})
    assert (product.handover.returned_at, product.handover.answer) == (None, "")
    client.post(act_url(product, "vraag-weg"), {"act": "vraag-weg"})
    assert not Handover.objects.exists()


def test_only_the_colleague_who_was_chosen_is_asked(client, product):
    emma, frank, joke = make_colleague("Emma", "redacteur"), make_colleague("Frank"), make_colleague("Joke")
    handing_over.ask_to_publish(product=product, by=emma, of=joke)
    assert [name for name, _ in mails()] == ["joke"]
    client.force_login(frank)
    assert "Wacht op u" not in client.get(START).text


def test_what_is_planned_waits_for_nobody_unless_it_failed(client, product):
    frank, emma = sign_in(client, "eindredacteur", "Frank"), make_colleague("Emma", "redacteur")
    handing_over.ask_to_publish(product=product, by=emma)
    assert "Wacht op u" in client.get(START).text
    later = timezone.now() + timedelta(days=3)
    planning.plan_publication(product=product, by=frank, due_at=later, summary="Eerste versie.", is_major=True)
    start = client.get(START).text
    assert "Wacht op u" not in start and "Publiceren op" in start
    product.plans.update(problem="De samenvatting is leeg.")
    assert "Wacht op u" in client.get(START).text


def test_what_cannot_be_asked_is_refused_with_a_sentence(product):
    emma, frank = make_colleague("Emma", "redacteur"), make_colleague("Frank")
    live = make_product()
    for answers, sentence in [
        ({"product": live, "by": emma}, "geen nieuwer concept"),
        ({"product": product, "by": frank, "of": frank}, "een ander dan uzelf"),
        ({"product": product, "by": frank, "of": emma}, "Emma kan niet publiceren"),
        ({"product": product, "by": emma, "note": "Burgerservicenummer 111222333"}, "BSN"),
    ]:
        with pytest.raises(Refused, match=sentence):
            handing_over.ask_to_publish(**answers)
    handing_over.ask_to_publish(product=product, by=emma)
    with pytest.raises(Refused, match="al gevraagd"):
        handing_over.ask_to_publish(product=product, by=emma)
    with pytest.raises(Refused, match="wat er nog moet gebeuren"):
        handing_over.give_back(product=product, by=frank, answer=" ")
    assert len(mails()) == 1


def test_a_concept_that_is_thrown_away_waits_for_nobody():
    product, emma = make_product(), make_colleague("Emma", "redacteur")
    publishing.save_concept(product=product, by=emma, values={"title": "Een andere titel"})
    handing_over.ask_to_publish(product=product, by=emma)
    publishing.discard_concept(product=product, by=emma)
    assert not Handover.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "uit-word/",
        "verouderingslijst.csv",
        *(
            f"{{}}/{page}/"
            for page in ("geschiedenis", "vergelijk", "voorbeeld", "gebruikt", "uit-word", "verwijderen")
        ),
    ],
)
def test_a_page_that_a_moderator_may_not_open_says_who_may(client, product, address):
    sign_in(client, "moderator", "Carla")
    make_colleague("Frank")
    answer = client.get(f"/beheer/products/product/{address.format(product.pk)}")
    assert answer.status_code == 403 and "eindredacteur" in answer.text and "<li>Frank</li>" in answer.text


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("products/product/{}/publiceren/", "eindredacteur"),
        ("accounts/domain/veel/", "beheerder"),
        ("products/brokenlink/vervang/", "eindredacteur"),
        ("accounts/organisation/add/", "beheerder"),
        ("products/theme/add/", "eindredacteur"),
    ],
)
def test_a_forbidden_act_says_who_may(client, product, address, role):
    sign_in(client, "redacteur", "Emma")
    make_colleague("Frank", role)
    answer = client.get(f"/beheer/{address.format(product.pk)}")
    assert answer.status_code == 403
    assert role in answer.text and "<li>Frank</li>" in answer.text and "Naar de beginpagina" in answer.text
