"""A text that would cost too much to show is refused by every act that writes one, and nothing is lost."""

import pytest

from privacyportal.core.refusals import Refused
from products import publishing
from products.concepts import working_copy
from products.models import Change, Product
from products.versions import Version, versions_of
from tests.factories import make_product, make_user

from .test_desk import act_url, change_url, form_of, frank  # noqa: F401

pytestmark = pytest.mark.django_db
OLD, NEW = "https://oud.example/", "https://nieuw.example/"
DEAR = [
    ("![" * 5_000, "te veel haken die niet sluiten"),
    ("[" * 20_001, "te veel rechte haken"),
    ("a\n\n" * 10_002, "te veel regels"),
    ("a" * 200_001, "te lang: haal 1 teken weg"),
]


@pytest.fixture
def editor():
    return make_user("Emma")


@pytest.fixture
def product(editor):
    product = make_product("Gids", body="De tekst.")
    publishing.save_concept(product=product, by=editor, values={"body": "Nieuwer."})
    return product


def as_it_was(product):
    return working_copy(product).body == "Nieuwer." and Product.objects.get(pk=product.pk).body == "De tekst."


@pytest.mark.parametrize(("body", "sentence"), DEAR)
def test_saving_refuses_it_and_keeps_what_was(product, editor, body, sentence):
    with pytest.raises(Refused, match=sentence):
        publishing.save_concept(product=product, by=editor, values={"body": body})
    assert as_it_was(product) and Change.objects.count() == 1


@pytest.mark.parametrize(("body", "sentence"), DEAR)
def test_the_form_says_it_and_gives_the_words_back(client, frank, product, body, sentence):  # noqa: F811
    page = client.post(change_url(product), form_of(product, body=body)).text
    assert sentence in page and body.strip() in page
    assert as_it_was(product)


@pytest.mark.parametrize(("body", "sentence"), DEAR)
def test_an_old_version_that_is_too_dear_does_not_come_back(client, frank, product, body, sentence):  # noqa: F811
    version = versions_of(product).last()
    Version.objects.filter(pk=version.pk).update(body=body)
    url = f"{act_url(product, 'geschiedenis')}{version.history_id}/terugzetten/"
    page = client.post(url, follow=True)
    assert page.status_code == 200 and "Deze versie kan niet terug. " in page.text and sentence in page.text
    assert as_it_was(product)


def test_an_address_that_makes_a_text_too_dear_is_replaced_nowhere(client, frank):  # noqa: F811
    first = make_product("Eerste", body=f"[Hier]({OLD})")
    make_product("Tweede", body=f"[Hier]({OLD}) {'a' * 199_950}")
    typed = {"old": OLD, "new": f"{NEW}{'b' * 60}", "confirm": "1"}
    page = client.post("/beheer/products/brokenlink/vervang/", typed).text
    assert "Met het nieuwe adres kan Tweede niet meer: Uw tekst is te lang" in page and typed["new"] in page
    assert OLD in Product.objects.get(pk=first.pk).body and not Change.objects.exists()
