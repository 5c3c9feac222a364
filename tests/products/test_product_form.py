"""What the form of a product does for who writes in it, and what the acts say of it."""

import pytest

from products import publishing
from products.models import Change, Product
from products.versions import versions_of
from tests.factories import make_product, make_user

from .test_desk import change_url, form_of, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def frank(client):
    frank = make_user("Frank", is_staff=True, is_superuser=True)
    client.force_login(frank)
    return frank


def act(client, product, name, **answers):
    return client.post(f"/beheer/products/product/{product.pk}/{name}/", answers, follow=True)


def block(number, name="", **answers):
    """One of the blocks for a file, as a browser sends it."""
    values = {"title": "", "language": "nl", "accessible": "", "order": 0, **answers}
    values |= {"upload": upload(name, b"Beste inwoner")} if name else {}
    return {f"files-{number}-{field}": value for field, value in values.items()}


def test_several_files_come_in_at_once_and_a_file_without_a_name_gets_that_of_the_file(client, frank):
    blocks = block(0, "brief_aan-inwoner.txt", accessible="yes") | block(1, "b.txt", title="Bijlage", accessible="yes")
    answer = client.post("/beheer/products/product/add/", form_of(**blocks | block(2) | {"files-TOTAL_FORMS": 3}))
    assert answer.status_code == 302
    assert [file.title for file in Product.objects.get().files.all()] == ["Brief aan inwoner", "Bijlage"]


def test_an_empty_block_asks_nothing_and_cannot_be_removed(client, frank):
    page = client.get("/beheer/products/product/add/").text
    blocks = page[page.index('id="id_files"') : page.index("Nog meer bestanden")]
    assert blocks.count("<summary>") == 3
    assert "Naam <span" not in blocks and "Verwijderen" not in blocks


@pytest.mark.parametrize("button", ["_save", "_preview"])
def test_who_changes_nothing_leaves_no_version_and_no_concept(client, frank, button):
    live = make_product("Gids")
    client.post(change_url(live), form_of(live, explained_on=live.explained_on, **{button: ""}))
    assert not Product.objects.filter(concept_of=live).exists() and not versions_of(live).exists()
    client.post(change_url(live), form_of(live, body="Anders.", **{button: ""}))
    before = versions_of(live).count()
    client.post(change_url(live), form_of(live, body="Anders.", **{button: ""}))
    assert versions_of(live).count() == before


def test_a_replaced_product_gets_another_successor_another_explanation_and_another_day(client, frank):
    product, second, third = make_product("Oud"), make_product("Nieuw"), make_product("Nieuwst")
    publishing.replace(product=product, by=frank, successor=second)
    assert client.get(product.get_absolute_url()).text.count("Nieuw</a>.</h2></div>") == 1  # and not said twice
    desk = client.get(change_url(product)).text
    assert "Vervang door een ander product" in desk and "Wijzig de uitleg bij de status" in desk
    act(client, product, "vervangen", successor=third.pk, note="")
    act(client, product, "uitleg", note="De AVG geldt nu.", check_before_on="2030-01-31")
    product.refresh_from_db()
    assert (product.superseded_by, product.status_note) == (third, "De AVG geldt nu.")
    assert (product.status, str(product.check_before_on)) == ("replaced", "2030-01-31")
    acts = Change.objects.filter(product=product).order_by("pk").values_list("act", "is_major")
    assert list(acts) == [("replaced", True), ("replaced", True), ("replaced", False)]


def test_a_withdrawn_product_keeps_a_reason(client, frank):
    product = make_product("Oud")
    publishing.withdraw(product=product, by=frank, reason="De Wbp geldt niet meer.")
    page = act(client, product, "uitleg", note="", check_before_on="2030-01-31").text
    assert "Vul de reden in." in page


def test_publishing_a_new_product_replaces_nothing(client, frank):
    live = make_product("Gids")
    new = publishing.save_concept(product=make_product("Nieuw", status="concept"), by=frank, values={"body": "Tekst."})
    publishing.save_concept(product=live, by=frank, values={"body": "Anders."})
    asked = {product: act(client, product, "publiceren", size="onzin").text for product in (live, new)}
    assert ["in de plaats van wat nu" in text for text in asked.values()] == [True, False]
