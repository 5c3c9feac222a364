"""Saving the form of a product that is on the website: all of it or nothing, and the website stays as it is."""

import pytest

from products import publishing
from products.models import Change, Product, ProductFile
from products.versions import Version
from tests.factories import make_product

from .test_desk import NEXT_YEAR, change_url, emma, file_answers, form_of, frank, upload  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(client, frank):  # noqa: F811
    """On the website, with one file."""
    first = form_of(summary="Kort.", body="Tekst.", check_before_on=NEXT_YEAR)
    client.post(
        "/beheer/products/product/add/", first | file_answers(**{"files-0-upload": upload("een.txt", b"Oude brief.")})
    )
    product = Product.objects.get()
    publishing.publish(product=product, by=frank, summary="Eerste versie.")
    product.refresh_from_db()
    return product


def with_file(product, **answers):
    file = product.files.get(is_old=False)
    known = {"files-INITIAL_FORMS": 1, "files-0-id": file.pk, "files-0-product": product.pk}
    return form_of(product, **file_answers(**known, **answers))


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (Product, ProductFile, Change, Version)]


@pytest.mark.parametrize(
    "mistake",
    [
        {"title": ""},
        {"version_on": "gisteren"},
        {"kind": "onzin"},
        {"files-0-accessible": ""},
        {"files-0-accessible": "no"},
        {"files-0-upload": lambda: upload("brief.pdf", b"MZ geen pdf")},
    ],
    ids=["no title", "no date", "unknown kind", "unsaid who can read it", "inaccessible without why", "refused file"],
)
def test_a_save_with_a_mistake_leaves_nothing_behind(client, live, mistake):
    before = everything()
    answers = {name: value() if callable(value) else value for name, value in mistake.items()}
    page = client.post(change_url(live), with_file(live, body="Mijn nieuwe tekst.") | answers)
    assert page.status_code == 200 and "Er is een probleem" in page.text and "Mijn nieuwe tekst." in page.text
    assert everything() == before
    assert "nieuwer concept" not in client.get("/beheer/products/product/").text


def test_after_the_mistake_is_mended_the_same_form_saves_text_and_file(client, live):
    client.post(change_url(live), with_file(live, title=""))
    mended = with_file(live, body="Nieuw.", **{"files-0-upload": upload("twee.txt", b"Nieuwe brief.")})
    assert client.post(change_url(live), mended).status_code == 302
    concept = Product.objects.get(concept_of=live)
    assert (concept.body, [file.name for file in concept.files.all()]) == ("Nieuw.", ["twee.txt"])
    assert [file.name for file in live.files.all()] == ["een.txt"]


def test_a_file_taken_out_in_the_form_stays_on_the_website_until_publication(client, live):
    assert client.post(change_url(live), with_file(live, **{"files-0-DELETE": "on"})).status_code == 302
    assert not Product.objects.get(concept_of=live).files.exists()
    assert "een.txt" in client.get(live.get_absolute_url()).text


def test_a_file_added_in_the_form_is_added_to_the_concept(client, live):
    more = {f"files-1-{name}": value for name, value in {"title": "Bijlage", "language": "nl", "order": 1}.items()}
    more |= {"files-TOTAL_FORMS": 2, "files-1-accessible": "yes", "files-1-upload": upload("drie.txt", b"Erbij.")}
    assert client.post(change_url(live), with_file(live) | more).status_code == 302
    names = [file.name for file in Product.objects.get(concept_of=live).files.all()]
    assert names == ["een.txt", "drie.txt"]


def test_a_product_without_files_saves(client, emma):  # noqa: F811
    product = make_product("Gids")
    assert client.post(change_url(product), form_of(product, body="Nieuw.")).status_code == 302
    assert Product.objects.get(concept_of=product).body == "Nieuw."
