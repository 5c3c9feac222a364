"""Two ways back and forth: a reader says that something is wrong, and hears of each change of one product."""

import pytest
from post_office.models import Email

from products import publishing
from tests.contact.factories import check_question, send_question
from tests.factories import make_product, make_user
from tests.products.test_handing_over import make_colleague

pytestmark = pytest.mark.django_db
WRONG = {"subject": "klopt-niet", "product": "factsheet", "question": "In stap 3 staat artikel 33, dat is artikel 34."}


def receivers():
    return [mail.to[0] for mail in Email.objects.exclude(to=["anna@gemeente-voorbeeld.example"]).order_by("pk")]


def test_what_is_wrong_reaches_the_desk_and_the_owner_or_else_every_eindredacteur(client, content):
    frank, joke = make_colleague("Frank"), make_user("Joke", is_staff=True)
    product = make_product("Factsheet")
    page = client.get("/producten/factsheet/").text
    assert "/contact/?product=factsheet&amp;subject=klopt-niet" in page and "Klopt hier iets niet?" in page
    form = client.get("/contact/?product=factsheet&subject=klopt-niet").text
    assert 'value="klopt-niet" id="id_subject_2" checked' in form.replace(" required", "")
    assert "De redactie van de tekst krijgt een kopie." in check_question(client, **WRONG).text
    send_question(client, **WRONG)
    assert receivers() == ["privacy@vng.nl", frank.email]
    mail = Email.objects.get(to=[frank.email])
    assert f"/beheer/products/product/{product.pk}/change/" in mail.message and WRONG["question"] in mail.message
    assert mail.headers["Reply-To"] == "Anna de Vries <anna@gemeente-voorbeeld.example>"
    product.owner = joke
    product.save()
    send_question(client, **WRONG)
    assert receivers()[2:] == ["privacy@vng.nl", joke.email]


def test_it_can_only_be_chosen_at_a_product(client, content):
    assert "klopt-niet" not in client.get("/contact/").text
    assert "Kies waar uw vraag over gaat." in send_question(client, **{**WRONG, "product": ""}).text
    assert not Email.objects.exists()


def test_each_product_has_a_feed_of_its_own_changes(client, content):
    emma, product = make_user("Emma"), make_product("Factsheet")
    make_product("Anders")
    for changed in ("Factsheet", "Anders"):
        one = type(product).objects.get(title=changed)
        publishing.save_concept(product=one, by=emma, values={"body": "Nieuw."})
        publishing.publish(product=one, by=emma, summary=f"{changed} is korter.")
    feed = client.get("/producten/factsheet/feed/")
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert "Factsheet is korter." in feed.text and "Anders" not in feed.text
    assert "/producten/factsheet/feed/" in client.get("/producten/factsheet/").text
    publishing.rename(product=product, slug="blad", by=emma)
    assert client.get("/producten/factsheet/feed/")["Location"] == "/producten/blad/feed/"
    publishing.take_offline(product=product, by=emma, reason="Weg.")
    assert [client.get(f"/producten/{slug}/feed/").status_code for slug in ("blad", "nergens")] == [410, 404]
