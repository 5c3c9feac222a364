"""What the publish check finds, and that the starter products pass it."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from privacyportal.index.models import SynonymGroup
from privacyportal.laws.models import Law
from products import publishing
from products.decision_aids.loading import load_aids
from products.fill_in.loading import load_models
from products.models import FormerSlug, LawTerm, Product, ProductFile
from products.old_words import old_words
from products.other_words import other_words
from products.own_pages import lost_among
from products.publish_check import find_faults
from tests.factories import make_product, make_user
from tests.made_once import once

pytestmark = pytest.mark.django_db


def faults_of(body="Een tekst.", **fields):
    return [(fault.field, fault.message) for fault in find_faults(make_product(body=body, **fields), summary="Nieuw.")]


def test_a_good_product_has_no_faults():
    make_product("Andere gids")
    assert faults_of("## Kop\n\nZie [Andere gids](/producten/andere-gids/).\n\n### Onderdeel\n\n## Kop twee") == []


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"summary": " "}, "summary"),
        ({"body": ""}, "body"),
        ({"check_before_on": timezone.localdate() - timedelta(days=1)}, "check_before_on"),
    ],
)
def test_an_empty_or_overdue_field_is_named(fields, field):
    assert [found for found, _ in faults_of(**fields)] == [field]


@pytest.mark.parametrize("alternative", ["", "beschrijf hier de afbeelding"])
def test_an_image_without_description_is_found(alternative):
    faults = faults_of(f"![{alternative}](https://elders.example/plaatje.png)")
    assert "beschrijving" in faults[0][1] and len(faults) == 1


def test_a_skipped_heading_level_is_found_and_says_what_to_type():
    assert faults_of("## Een\n\n#### Drie") == [
        ("body", "De kop 'Drie' slaat een niveau over. Gebruik ### in plaats van ####.")
    ]


@pytest.mark.parametrize("text", ["klik hier", "Hier", "Lees meer."])
def test_an_empty_link_text_is_found(text):
    assert "zegt niet waar hij heen gaat" in faults_of(f"[{text}](https://elders.example/)")[0][1]


@pytest.mark.parametrize(
    "address",
    ["/producten/bestaat-niet/", "/nergens/", "#bestaat-niet", "http://127.0.0.1:8000/nergens/", "/hulp/nee/"],
)
def test_a_dead_link_to_this_website_is_found(address):
    assert "gaat naar een pagina die niet bestaat" in faults_of(f"[Deze gids over camera's]({address})")[0][1]


@pytest.mark.parametrize(
    "address", ["/", "/producten/?soort=guide", "/hulp/#begrippen", "#kop", "/beheer/", "mailto:a@b.nl"]
)
def test_a_living_link_is_left_alone(address):
    assert faults_of(f"## Kop\n\n[Deze gids over camera's]({address})") == []


def test_a_link_is_tried_at_the_address_of_this_website(settings, caplog):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://portaal.example", ["portaal.example"]
    make_product("Andere gids")
    assert faults_of("[Andere gids](https://portaal.example/producten/andere-gids/)") == []
    assert caplog.text == ""


def test_a_link_to_an_unpublished_product_is_dead():
    make_product("Nog niet", status="concept", published_at=None)
    assert len(faults_of("[Nog niet](/producten/nog-niet/)")) == 1


def test_an_old_word_is_a_fault_until_it_is_explained_or_labelled():
    pia = LawTerm.objects.create(term="PIA", replaced_by="DPIA")
    product = make_product(body="Doe een PIA.")
    assert [fault.field for fault in find_faults(product, summary="Nieuw.")] == ["body"]
    product.body = "Doe een PIA. Lees [Model PIA](/producten/).\n\nDat heet nu een DPIA."
    assert find_faults(product, summary="Nieuw.") == []
    product.body = "Doe een PIA."
    product.written_under.add(pia)
    assert find_faults(product, summary="Nieuw.") == []


def test_an_old_article_is_explained_by_any_article_that_holds_in_its_place():
    Law.objects.create(short="AVG", name="AVG", address="https://wet.example/")
    LawTerm.objects.create(term="34a Wbp", replaced_by="artikelen 33 en 34 AVG")
    product = make_product()
    said = {"artikel 33 lid 1 AVG": True, "artikel 34 AVG": True, "artikel 30 AVG": False, "de AVG": False}
    for now, is_explained in said.items():
        product.body = f"Het was artikel 34a Wbp. Nu is het {now}."
        [word] = old_words(product)
        assert word.is_explained == is_explained, now


def test_an_abbreviation_is_not_an_ordinary_word():
    LawTerm.objects.create(term="BIG", replaced_by="BIO2")
    LawTerm.objects.create(term="bewerker", replaced_by="verwerker")
    product = make_product(body="Big data en de Bewerkers van een bewerkerskring.")
    assert [(word.law.term, word.count) for word in old_words(product)] == [("bewerker", 1)]


def test_a_major_change_needs_a_sentence_and_a_minor_one_does_not():
    product = make_product()
    assert [fault.field for fault in find_faults(product)] == ["change"]
    assert find_faults(product, is_major=False) == []


@pytest.mark.django_db
def test_the_starter_products_pass_the_check(content):
    once(load_aids)
    once(load_models)
    faults = {
        product.slug: [fault.message for fault in find_faults(product, summary="Nieuw.") if not _is_elsewhere(fault)]
        for product in Product.objects.published()
    }
    assert {slug: found for slug, found in faults.items() if found} == {}


def _is_elsewhere(fault):
    """The pages of the contact and community apps, which products does not know."""
    return fault.message.endswith((" /contact/", " /community/"))


def test_a_link_to_a_former_address_lives_as_long_as_the_product_does():
    moved, gone = make_product("Nieuw adres"), make_product("Weggehaald")
    FormerSlug.objects.create(slug="oud-adres", product=moved)
    FormerSlug.objects.create(slug="was-weg", product=gone)
    publishing.take_offline(product=gone, by=make_user("Emma"), reason="Weg.")
    assert faults_of("[Nieuw adres](/producten/oud-adres/)") == []
    assert len(faults_of("[Weggehaald](/producten/was-weg/)")) == len(faults_of("[Weg](/producten/weggehaald/)")) == 1


def test_links_to_files_versions_and_images_are_looked_up_too():
    product = make_product("Met bestand")
    file = ProductFile(product=product, title="B", name="b.txt", kind="txt", accessible="yes")
    file.file.save("b.txt", ContentFile(b"x"))
    image = default_storage.save(f"images/{'a' * 32}.png", ContentFile(b"x"))
    for there in (file.get_absolute_url(), "/producten/met-bestand/versies/", f"/media/{image}"):
        assert faults_of(f"[Deze gids]({there})") == [], there
    for away in (
        "/producten/met-bestand/bestand/999/b.txt",
        "/producten/nee/versies/",
        f"/media/images/{'b' * 32}.png",
    ):
        assert len(faults_of(f"[Deze gids]({away})")) == 1, away
    file.file.storage.delete(file.file.name)
    assert len(faults_of(f"[Deze gids]({file.get_absolute_url()})")) == 1


def test_looking_up_a_link_renders_no_page(django_assert_max_num_queries):
    make_product("Andere gids")
    with django_assert_max_num_queries(1):
        assert lost_among(["/producten/andere-gids/", "/contact/"], "") == set()


def test_the_links_of_a_text_cost_no_more_than_one_question_for_each_kind_of_page(django_assert_num_queries):
    gids = [make_product(f"Gids {number}").get_absolute_url() for number in range(6)]
    lost = [f"/producten/nergens-{number}/" for number in range(6)]
    tools = [f"/keuzehulp/hulp-{number}/" for number in range(3)] + [f"/hulp/uitleg-{number}/" for number in range(3)]
    with django_assert_num_queries(4):  # products, their old addresses, tools, help
        assert lost_among([*gids, *lost, *tools, *gids], "") == {*lost, *tools}
    assert lost_among([*gids, "/contact/", "https://elders.example/", "#kop"], "# Kop") == set()
    assert lost_among(["#kop", "#weg", "/nergens/"], "# Kop") == {"#weg", "/nergens/"}


def test_another_word_for_the_same_is_no_old_word():
    SynonymGroup.objects.create(preferred="verwerker", synonyms="opdrachtnemer\nVWO\nprocessor", outdated="bewerker")
    SynonymGroup.objects.create(preferred="datalek", synonyms="lek\nartikel 33")
    product = make_product(
        body="De Opdrachtnemer kent een opdrachtnemer, een VWO en artikel 33. Een lek is een datalek."
    )
    assert old_words(product) == []
    assert other_words(product) == [("opdrachtnemer", 2, "verwerker")]
