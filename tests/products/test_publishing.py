"""The acts of the editors' desk: what each does to the website, what it leaves behind, and what it refuses."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from privacyportal.core.refusals import Refused
from products import publishing
from products.concepts import working_copy
from products.models import Change, Product, ProductFile
from products.publishing import NotReady
from products.versions import versions_of
from tests.factories import make_product, make_publisher, make_theme, make_user

pytestmark = pytest.mark.django_db
NEXT_YEAR = timezone.localdate() + timedelta(days=365)


@pytest.fixture
def emma():
    return make_user("Emma", is_staff=True)


def make_concept(emma, **values):
    defaults = {
        "title": "Handreiking cameratoezicht",
        "kind": "guide",
        "publisher": make_publisher(),
        "summary": "Wat mag er met een camera?",
        "body": "## Wat is het?\n\nEen tekst.",
        "check_before_on": NEXT_YEAR,
    }
    return publishing.save_concept(product=Product(), by=emma, values=defaults | values)


def add_file(product, name="brief.pdf"):
    file = ProductFile(product=product, title="Brief", name=name, kind="pdf", accessible="yes", size=4)
    file.file.save(name, ContentFile(b"%PDF"))
    return file


def last_change(product):
    return product.changes.first()


def test_a_concept_is_not_on_the_website_until_it_is_published(client, emma):
    product = make_concept(emma)
    assert client.get("/producten/handreiking-cameratoezicht/").status_code == 404
    publishing.publish(product=product, by=emma, summary="Eerste versie.")
    assert "Een tekst." in client.get("/producten/handreiking-cameratoezicht/").text


def test_publishing_leaves_who_when_and_why(emma):
    product = publishing.publish(product=make_concept(emma), by=emma, summary="Artikel 28 is toegevoegd.")
    change = last_change(product)
    assert (change.author, change.summary, change.act) == (emma, "Artikel 28 is toegevoegd.", "published")
    version = versions_of(product)[0]
    assert (version.history_user, version.history_change_reason) == (emma, "Artikel 28 is toegevoegd.")


def test_the_website_keeps_the_old_text_while_a_newer_concept_is_written(client, emma):
    product = make_product("Factsheet", body="De oude tekst.", themes=[make_theme("Datalekken")])
    camera = make_theme("Camera's")
    publishing.save_concept(product=product, by=emma, values={"body": "De nieuwe tekst.", "themes": [camera]})
    page = client.get("/producten/factsheet/").text
    assert "De oude tekst." in page and "Datalekken" in page
    assert "De nieuwe tekst." not in page and "Camera" not in page
    assert [hit.title for hit in Product.objects.published()] == ["Factsheet"]

    publishing.publish(product=product, by=emma, summary="De tekst is nieuw.")
    page = client.get("/producten/factsheet/").text
    assert "De nieuwe tekst." in page and "Camera&#x27;s" in page
    assert "De oude tekst." not in page and "Datalekken" not in page
    assert Product.objects.count() == 1


def test_files_of_a_newer_concept_wait_and_the_replaced_file_keeps_its_address(client, emma):
    product = make_product("Factsheet")
    kept, old = add_file(product, "blijft.pdf"), add_file(product, "oud.pdf")
    concept = publishing.save_concept(product=product, by=emma, values={"body": "Nieuw."})
    concept.files.get(copy_of=old).delete()
    add_file(concept, "nieuw.pdf")
    page = client.get("/producten/factsheet/").text
    assert "oud.pdf" in page and "nieuw.pdf" not in page

    publishing.publish(product=product, by=emma, summary="Een nieuw bestand.")
    page = client.get("/producten/factsheet/").text
    assert "nieuw.pdf" in page and "blijft.pdf" in page and "oud.pdf" not in page
    assert client.get(old.get_absolute_url()).status_code == 200
    assert client.get(kept.get_absolute_url()).status_code == 200
    assert "oud.pdf" in client.get("/producten/factsheet/versies/").text
    assert ProductFile.objects.count() == 3


def test_a_second_major_change_under_one_number_is_told_as_an_update_of_that_version(client, emma):
    product = publishing.publish(product=make_concept(emma), by=emma, summary="Eerste versie.")
    publishing.save_concept(product=product, by=emma, values={"body": "## Nieuw\n\nEen nieuwe tekst."})
    publishing.publish(product=product, by=emma, summary="De tekst is nieuw.")
    version = f"Versie {product.version}"
    for address in (product.get_absolute_url(), f"{product.get_absolute_url()}versies/"):
        told = client.get(address).text
        assert told.count(f"<strong>{version}</strong>") == told.count(f"<strong>{version}, bijgewerkt</strong>") == 1
        assert told.index("bijgewerkt</strong><p>De tekst") < told.index(f"{version}</strong><p>Eerste versie.")


def test_a_minor_change_is_live_and_told_to_nobody(client, emma):
    product = make_product("Factsheet", body="Een taalvout.")
    publishing.save_concept(product=product, by=emma, values={"body": "Een taalfout."})
    publishing.publish(product=product, by=emma, summary="Spelling.", is_major=False)
    assert "Een taalfout." in client.get("/producten/factsheet/").text
    assert "Spelling." not in client.get("/producten/factsheet/versies/").text
    assert "Spelling." not in client.get("/producten/feed/").text
    assert last_change(product).summary == "Spelling."


def test_a_major_change_stands_under_versions_and_in_the_feed(client, emma):
    product = make_product("Factsheet")
    publishing.save_concept(product=product, by=emma, values={"body": "Nieuw."})
    publishing.publish(product=product, by=emma, summary="Het deel over camera's is nieuw.")
    for address in ("/producten/factsheet/versies/", "/producten/feed/"):
        assert "Het deel over camera" in client.get(address).text


def test_publishing_lists_every_fault_with_its_field(emma):
    product = make_concept(emma, summary="", check_before_on=None)
    with pytest.raises(NotReady) as refused:
        publishing.publish(product=product, by=emma)
    assert [fault.field for fault in refused.value.faults] == ["summary", "check_before_on", "change"]
    product.refresh_from_db()
    assert product.status == "concept"


def test_publishing_twice_is_refused_with_a_sentence(emma):
    product = publishing.publish(product=make_concept(emma), by=emma, summary="Eerste versie.")
    with pytest.raises(Refused, match="Er is geen nieuwer concept"):
        publishing.publish(product=product, by=emma, summary="Nog eens.")


@pytest.mark.parametrize(
    ("act", "extra"),
    [
        ("withdraw", {"reason": "Oud."}),
        ("take_offline", {"reason": "Fout."}),
        ("reinstate", {"reason": "Toch niet."}),
        ("mark_as_checked", {"check_before_on": NEXT_YEAR}),
    ],
)
def test_a_concept_cannot_be_ended_or_checked(emma, act, extra):
    product = make_concept(emma)
    with pytest.raises(Refused):
        getattr(publishing, act)(product=product, by=emma, **extra)
    product.refresh_from_db()
    assert product.status == "concept" and product.status_note == ""


def test_withdrawing_shows_reason_and_successor(client, emma):
    old, new = make_product("Oude gids"), make_product("Nieuwe gids")
    publishing.withdraw(product=old, by=emma, reason="De wet is veranderd.", successor=new)
    page = client.get("/producten/oude-gids/").text
    assert "Ingetrokken" in page and "De wet is veranderd." in page and 'href="/producten/nieuwe-gids/"' in page


def test_withdrawing_without_a_reason_is_refused(emma):
    product = make_product()
    with pytest.raises(Refused, match="Vul de reden in"):
        publishing.withdraw(product=product, by=emma, reason=" ")


def test_replacing_links_to_the_successor(client, emma):
    old, new = make_product("Oude gids"), make_product("Nieuwe gids")
    publishing.replace(product=old, by=emma, successor=new)
    page = client.get("/producten/oude-gids/").text
    assert "Vervangen" in page and 'href="/producten/nieuwe-gids/"' in page
    assert old.changes.get().act == "replaced"


def test_a_product_cannot_be_replaced_by_itself_by_a_concept_or_in_a_circle(emma):
    one, two = make_product("Een"), make_product("Twee")
    concept = make_concept(emma)
    for successor in (one, concept, None):
        with pytest.raises(Refused):
            publishing.replace(product=one, by=emma, successor=successor)
    publishing.replace(product=one, by=emma, successor=two)
    with pytest.raises(Refused, match="kring"):
        publishing.replace(product=two, by=emma, successor=one)


def test_offline_answers_410_and_reinstating_brings_it_back(client, emma):
    product = make_product("Factsheet")
    publishing.take_offline(product=product, by=emma, reason="Er stond een fout in.")
    answer = client.get("/producten/factsheet/")
    assert answer.status_code == 410 and "Er stond een fout in." in answer.text
    publishing.reinstate(product=product, by=emma, reason="De fout is hersteld.")
    assert client.get("/producten/factsheet/").status_code == 200


def test_a_withdrawn_product_must_be_reinstated_before_it_can_change(emma):
    product = make_product()
    publishing.withdraw(product=product, by=emma, reason="Oud.")
    publishing.save_concept(product=product, by=emma, values={"body": "Nieuw."})
    with pytest.raises(Refused, match="Zet het eerst terug"):
        publishing.publish(product=product, by=emma, summary="Toch weer.")
    publishing.reinstate(product=product, by=emma, reason="Toch nog nodig.")
    publishing.publish(product=product, by=emma, summary="Toch weer.")


def test_still_current_renews_the_date_without_touching_the_text(client, emma):
    today = timezone.localdate()
    product = make_product(
        "Factsheet", checked_on=today - timedelta(days=500), check_before_on=today - timedelta(days=90)
    )
    assert "Wordt herzien" in client.get("/producten/factsheet/").text
    publishing.mark_as_checked(product=product, by=emma, check_before_on=NEXT_YEAR)
    product.refresh_from_db()
    assert (product.checked_on, product.check_before_on) == (today, NEXT_YEAR)
    assert "Actueel" in client.get("/producten/factsheet/").text
    assert last_change(product).is_major is False


def test_the_new_check_date_survives_publishing_the_concept_that_was_open(emma):
    product = make_product(check_before_on=timezone.localdate() + timedelta(days=3))
    publishing.save_concept(product=product, by=emma, values={"body": "Nieuw."})
    publishing.mark_as_checked(product=product, by=emma, check_before_on=NEXT_YEAR)
    publishing.publish(product=product, by=emma, summary="Nieuw.")
    product.refresh_from_db()
    assert product.check_before_on == NEXT_YEAR


def test_restoring_makes_a_new_concept_and_keeps_the_website(client, emma):
    product = make_product("Factsheet", body="Versie een.", themes=[make_theme("Datalekken")])
    publishing.save_concept(product=product, by=emma, values={"body": "Versie twee.", "themes": []})
    publishing.publish(product=product, by=emma, summary="Versie twee.")
    first = versions_of(product).last()
    publishing.restore(product=product, version=first, by=emma)
    assert "Versie twee." in client.get("/producten/factsheet/").text
    publishing.publish(product=product, by=emma, summary="Toch weer de eerste.")
    page = client.get("/producten/factsheet/").text
    assert "Versie een." in page and "Datalekken" in page
    assert "Versie twee." in [version.body for version in versions_of(product)]


def test_each_act_keeps_one_version(emma):
    product = make_concept(emma, themes=[make_theme()])
    publishing.publish(product=product, by=emma, summary="Eerste versie.")
    publishing.save_concept(product=product, by=emma, values={"body": "Nieuw.", "themes": []}, why="Tekst korter.")
    publishing.publish(product=product, by=emma, summary="Korter.")
    reasons = [version.history_change_reason for version in versions_of(product)]
    assert reasons == ["Korter.", "Tekst korter.", "Eerste versie.", "Concept bewaard."]


def test_throwing_a_concept_away_leaves_the_website_and_its_history(client, emma):
    product = make_product("Factsheet", body="De tekst.")
    publishing.save_concept(product=product, by=emma, values={"body": "Een probeersel."})
    publishing.discard_concept(product=product, by=emma)
    assert working_copy(product) == product
    assert "Een probeersel." in [version.body for version in versions_of(product)]
    assert "De tekst." in client.get("/producten/factsheet/").text


def test_renaming_redirects_the_old_address_for_good(client, emma):
    product = make_product("Factsheet")
    publishing.rename(product=product, slug="factsheet-verwerkers", by=emma)
    answer = client.get("/producten/factsheet/")
    assert (answer.status_code, answer["Location"]) == (301, "/producten/factsheet-verwerkers/")
    publishing.rename(product=product, slug="factsheet", by=emma)
    assert client.get("/producten/factsheet/").status_code == 200
    assert client.get("/producten/factsheet-verwerkers/").status_code == 301


def test_an_address_of_another_product_is_refused(emma):
    one, two = make_product("Een"), make_product("Twee")
    publishing.rename(product=one, slug="eerste", by=emma)
    for taken in ("twee", "een"):
        with pytest.raises(Refused):
            publishing.rename(product=make_product("Drie") if taken == "een" else one, slug=taken, by=emma)
    assert two.slug == "twee"


def test_only_a_concept_can_be_deleted(emma):
    with pytest.raises(Refused, match="Trek het in"):
        publishing.delete(product=make_product())
    concept = make_concept(emma)
    publishing.delete(product=concept)
    assert not Product.objects.filter(pk=concept.pk).exists()


def test_two_products_with_one_title_get_two_addresses(emma):
    assert [make_concept(emma).slug, make_concept(emma).slug] == [
        "handreiking-cameratoezicht",
        "handreiking-cameratoezicht-2",
    ]


def test_every_act_leaves_a_change(emma):
    product, other = make_product("Een"), make_product("Twee")
    publishing.save_concept(product=product, by=emma, values={"body": "Nieuw."})
    publishing.publish(product=product, by=emma, summary="Nieuw.")
    publishing.mark_as_checked(product=product, by=emma, check_before_on=NEXT_YEAR)
    publishing.rename(product=product, slug="eerste", by=emma)
    publishing.replace(product=product, by=emma, successor=other)
    publishing.reinstate(product=product, by=emma, reason="Toch niet.")
    publishing.take_offline(product=product, by=emma, reason="Fout.")
    acts = Change.objects.filter(product=product).order_by("pk")
    assert [change.act for change in acts] == [
        "saved",
        "published",
        "checked",
        "renamed",
        "replaced",
        "reinstated",
        "offline",
    ]
    assert {change.author for change in acts} == {emma}
