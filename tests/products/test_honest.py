"""No page calls a text checked that nobody signed; who signs, signs for one version, and a later change is said."""

import csv
import io
import json
import re
from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.utils import timezone

from privacyportal.core.refusals import Refused
from products import planning, publishing
from products.models import LawTerm, Product
from products.text_documents import without_body
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db
UNSIGNED = "Nog niet gecontroleerd door een eindredacteur"
AI = "geschreven met hulp van AI"
SAYS_CHECKED = re.compile(r"(?<!niet )gecontroleerd (?:op )?\d", re.IGNORECASE)
NEXT_YEAR = timezone.localdate() + timedelta(days=365)


@pytest.fixture
def frank():
    frank = make_user("Frank", is_staff=True)
    frank.groups.add(Group.objects.get_or_create(name="eindredacteur")[0])
    return frank


def start_text(title="Leaflet", **fields):
    defaults = {"is_start_text": True, "checked_on": None, "checked_as": "", "original_title": "Oude leaflet"}
    return make_product(title, **{**defaults, **fields})


def document_of(product):
    """All words of the download before its text."""
    return json.dumps(without_body(Product.objects.for_text().get(pk=product.pk)).tree(), ensure_ascii=False)


def row_of(client, slug):
    rows = json.loads(client.get("/producten.json").content)["kennisproducten"]
    return next(row for row in rows if row["adres"].endswith(f"/{slug}/"))


def test_no_start_text_is_called_checked_anywhere(client, content):
    products = list(Product.objects.published())
    assert products and all(product.is_start_text and not product.checked_on for product in products)
    public = re.findall("<loc>https?://[^/]+(/[^<]*)</loc>", client.get("/sitemap.xml").text)
    public.remove("/register/")  # its example rows have a date of their own
    assert {product.get_absolute_url() for product in products} < set(public)
    for address in [*public, "/producten/feed/", "/producten.csv", "/zoeken/?q=datalek"]:
        assert not SAYS_CHECKED.search(client.get(address).text), address
    for product in products:
        page, made = client.get(product.get_absolute_url()).text, document_of(product)
        assert page.index(AI) < page.index('class="prose"') and UNSIGNED in page, product
        assert AI in made and UNSIGNED in made and not SAYS_CHECKED.search(made), product
    rows = json.loads(client.get("/producten.json").content)["kennisproducten"]
    assert all(not row["laatst_gecontroleerd"] and AI in row["tekst_herkomst"] for row in rows)
    assert client.get("/producten/feed/").text.count(AI) == len(products)


def test_the_tools_of_the_start_say_who_wrote_them(client, content):
    from products.decision_aids.editions import live_aids
    from products.decision_aids.loading import load_aids
    from products.fill_in.editions import live_models
    from products.fill_in.loading import load_models

    load_aids(), load_models()
    addresses = [f"/keuzehulp/{live_aids()[0].slug}/", f"/modellen/{live_models()[0].slug}/", "/register/"]
    for address in addresses:
        assert client.get(address).text.count(AI) == 1, address
    assert all(tool.origin for tool in [*live_aids(), *live_models()])
    assert "de eerste uitleg met hulp van AI" in client.get("/hulp/begrippen/").text


def test_signing_takes_the_line_away_and_says_which_text_by_whom(client, frank):
    product = start_text(version="1.1")
    publishing.mark_as_checked(product=product, by=frank, check_before_on=NEXT_YEAR)
    page = client.get("/producten/leaflet/").text
    assert AI not in page and UNSIGNED not in page
    assert "door een eindredacteur (versie 1.1)" in page
    row = row_of(client, "leaflet")
    assert (row["gecontroleerd_als"], row["gecontroleerde_versie"], row["tekst_herkomst"]) == (
        "eindredacteur",
        "1.1",
        "",
    )
    assert AI not in document_of(product) and AI not in client.get("/producten/feed/").text


@pytest.mark.parametrize("is_checked", [False, True])
def test_a_new_text_is_signed_only_by_who_says_so(client, frank, is_checked):
    product = make_product("Handreiking")
    publishing.save_concept(product=product, by=frank, values={"body": "Een andere tekst.", "version": "2.0"})
    publishing.publish(product=product, by=frank, summary="Nieuw.", is_checked=is_checked)
    product.refresh_from_db()
    assert product.text_changed_on == timezone.localdate()
    assert product.is_changed_since_check == (not is_checked)
    assert ("daarna gewijzigd" in client.get("/producten/handreiking/").text) == (not is_checked)
    assert product.checked_version == ("2.0" if is_checked else "")


def test_the_first_publication_of_a_text_signs_nothing_and_a_plan_keeps_the_signature(client, frank):
    product = make_product("Nieuw", status="concept", published_at=None, checked_on=None, checked_as="")
    publishing.publish(product=product, by=frank, summary="Nieuw.")
    assert UNSIGNED in client.get("/producten/nieuw/").text
    publishing.save_concept(product=product, by=frank, values={"body": "Een andere tekst."})
    soon = timezone.now() + timedelta(hours=1)
    planning.plan_publication(product=product, by=frank, due_at=soon, summary="Anders.", is_checked=True)
    product.plans.update(due_at=timezone.now())
    assert planning.run_plans() == 1
    product.refresh_from_db()
    assert (product.checked_on, product.checked_as) == (timezone.localdate(), "eindredacteur")


def test_a_change_of_what_is_no_text_leaves_the_check_alone(frank):
    product = make_product("Handreiking")
    publishing.save_concept(product=product, by=frank, values={"licence": "CC0"})
    publishing.publish(product=product, by=frank, summary="Licentie.", is_major=False)
    product.refresh_from_db()
    assert not product.is_changed_since_check and product.text_changed_on is None


def test_an_old_document_is_not_an_old_explanation(client):
    product = start_text(outdated_note="De Wbp geldt niet meer.", explained_on="2026-11-23", original_version="1.3")
    product.written_under.add(LawTerm.objects.create(term="Wbp", replaced_by="AVG", kind="law"))
    start_text("Factsheet").written_under.add(LawTerm.objects.get())
    page = client.get("/producten/leaflet/").text
    assert "Oorspronkelijk document verouderd, uitleg actueel" in page
    assert "<strong>Het oorspronkelijke document is verouderd.</strong> De Wbp geldt niet meer." in page
    assert "Deze uitleg is van 23 november 2026." in page and "Let op" not in page
    other = client.get("/producten/factsheet/").text
    assert "<strong>Het oorspronkelijke document is geschreven onder de Wbp.</strong>" in other
    for block in ("Het oorspronkelijke document</h2>", "Deze uitleg</h2>", "1.3", "<dd>onbekend</dd>"):
        assert block in page
    found = client.get("/producten/?status=document-verouderd").context["page"]
    assert [one.title for one in found] == ["Leaflet"]
    rows = csv.DictReader(io.StringIO(client.get("/producten.csv").content.decode("utf-8-sig")), delimiter=";")
    assert {row["titel"]: row["document_verouderd"] for row in rows}["Leaflet"] == "De Wbp geldt niet meer."


def test_search_engines_read_the_text_as_ours_and_the_document_as_its_publishers(client, settings):
    start_text(original_publisher="Informatiebeveiligingsdienst (IBD)")
    text = client.get("/producten/leaflet/").text
    facts = json.loads(text.partition('<script type="application/ld+json">')[2].partition("</script>")[0])["@graph"][0]
    assert facts["publisher"]["name"] == settings.OPERATOR["name"]
    assert facts["isBasedOn"]["publisher"]["name"] == "Informatiebeveiligingsdienst (IBD)"
    assert facts["digitalSourceType"].endswith("TrainedAlgorithmicMediaDigitalSource")


def test_a_page_without_a_document_speaks_of_none(client):
    make_product("Camera's", slug="cameras", kind=Product.Kind.KNOWLEDGE_PAGE)
    page = client.get("/producten/cameras/").text
    assert "oorspronkelijke document" not in page and "Deze tekst</h2>" in page and "Uitleg bij" not in page


def test_replaced_needs_a_successor_and_keeps_one_that_opens(client, frank):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_product("Zonder", status="replaced", status_note="Oud.")
    old, new, newest = make_product("Oud"), make_product("Nieuw"), make_product("Nieuwst")
    publishing.replace(product=old, by=frank, successor=new)
    with pytest.raises(Refused, match="Dit product vervangt een ander"):
        publishing.take_offline(product=new, by=frank, reason="Fout.")
    publishing.take_offline(product=new, by=frank, reason="Fout.", successor=newest)
    assert '<a href="/producten/nieuwst/">Nieuwst</a>' in client.get("/producten/oud/").text


def test_an_outdated_document_has_a_name_and_a_check_has_a_role():
    for fields in ({"outdated_note": "Oud."}, {"checked_as": ""}, {"is_start_text": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_product(**fields)
    make_product(status="concept", outdated_note="Oud.")  # a concept may be incomplete


def test_from_start_text_to_signed_text_in_the_admin(client, frank):
    emma = make_user("Emma", is_staff=True)
    emma.groups.add(Group.objects.get_or_create(name="redacteur")[0])
    product = start_text()
    url = f"/beheer/products/product/{product.pk}"
    client.force_login(emma)
    assert "Het oorspronkelijke document" in client.get(f"{url}/change/").text
    assert client.post(f"{url}/nog-actueel/", {"check_before_on": NEXT_YEAR}).status_code == 403
    client.force_login(frank)
    assert "Begintekst, nog niet gecontroleerd" in client.get("/beheer/products/product/?controle=nooit").text
    assert ">Teken als gecontroleerd</button>" in client.get(f"{url}/nog-actueel/").text
    client.post(f"{url}/nog-actueel/", {"check_before_on": NEXT_YEAR})
    assert AI not in client.get("/producten/leaflet/").text
    publishing.save_concept(product=product, by=emma, values={"body": "Anders."})
    client.post(f"{url}/publiceren/", {"summary": "Anders.", "size": "major", "due_at": ""})
    assert "daarna gewijzigd" in client.get("/producten/leaflet/").text
    assert "Leaflet" in client.get("/beheer/products/product/?controle=gewijzigd").text
    publishing.save_concept(product=product, by=emma, values={"body": "Nog anders."})
    client.post(f"{url}/publiceren/", {"summary": "Anders.", "size": "major", "due_at": "", "is_checked": "on"})
    assert "daarna gewijzigd" not in client.get("/producten/leaflet/").text


def test_a_portal_of_before_keeps_what_a_person_checked_and_unsigns_the_rest(frank):
    """The products as they were before `two_things`: all called checked, none with a document."""
    names = ("privacyraamwerk", "handreiking-positionering-fg", "factsheet-verwerkersovereenkomst", "eigen-werk")
    _, signed, rewritten, _ = (make_product(name, slug=name, version_on="2026-11-23") for name in names)
    publishing.mark_as_checked(product=signed, by=frank, check_before_on=NEXT_YEAR)
    publishing.save_concept(product=rewritten, by=frank, values={"body": "Van ons."})
    publishing.publish(product=rewritten, by=frank, summary="Van ons.")
    import_module("products.migrations.0008_two_things").say_what_is_known(apps, None)
    assert [
        (one.is_start_text, bool(one.checked_on), bool(one.original_title)) for one in Product.objects.in_order(names)
    ] == [(True, False, True), (False, True, True), (False, True, False), (False, True, False)]
    assert {one.explained_on.isoformat() for one in Product.objects.all()} == {"2026-11-23"}
