"""What a program gets at `/api/v1/`: as the description says, the same as the website, and an error it can read."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from privacyportal.core.shared_pages.version import make_new
from products import publishing
from products.models import Product
from tests.api.described import description, faults
from tests.factories import make_change, make_member, make_product, make_publisher, make_theme, make_user

pytestmark = pytest.mark.django_db
LIST = "/api/v1/kennisproducten"


def titles(response):
    return [product["titel"] for product in response.json()["kennisproducten"]]


def test_each_answer_is_as_the_description_says(client, content):
    some = Product.objects.in_catalogue()
    paths = {path: [f"/api/v1{path}"] for path in description()["paths"]}
    paths["/kennisproducten"] += [
        f"{LIST}?paginagrootte=3&pagina=2",
        f"{LIST}?soort=niets&pagina=x",
        f"{LIST}?pagina=99",
    ]
    paths["/kennisproducten/{kenmerk}"] = [f"{LIST}/{slug}" for slug in [*some.values_list("slug", flat=True), "weg"]]
    answers = [(path, address, client.get(address)) for path, asked in paths.items() for address in asked]
    assert [(address, wrong) for path, address, answer in answers if (wrong := faults(answer, path))] == []
    assert {answer.status_code for _, _, answer in answers} == {200, 400, 404}


def test_a_product_with_everything_is_as_the_description_says(client):
    later = make_product("Opvolger")
    product = make_product(
        "Alles",
        themes=[make_theme()],
        original_title="Het document",
        original_on=timezone.localdate(),
        original_url="https://vng.example/document",
        status=Product.Status.REPLACED,
        superseded_by=later,
    )
    make_change(product)
    answer = client.get(f"{LIST}/alles")
    assert faults(answer, "/kennisproducten/{kenmerk}") == []
    found = answer.json()
    assert found["vervangenDoor"] == f"http://testserver{LIST}/opvolger"
    assert (found["status"], found["onderwerpen"], found["documentTitel"]) == (
        "Vervangen",
        ["Datalekken"],
        "Het document",
    )
    assert found["wijzigingen"][0]["gewijzigdOp"].endswith("Z")
    assert found["gewijzigdNaControle"] is False and found["documentVersie"] is None


def test_the_list_is_the_catalogue_of_the_website_with_its_choices(client):
    ibd = make_publisher("IBD")
    make_product("Bellen", publisher=ibd, kind=Product.Kind.FACTSHEET, themes=[make_theme("Datalekken")])
    make_product("Camera's", slug="cameras")
    make_product("Concept", status=Product.Status.CONCEPT)
    make_product("Weg", status=Product.Status.WITHDRAWN, status_note="Klopt niet meer.")
    expected = {
        "": ["Bellen", "Camera's"],
        "?organisatie=ibd": ["Bellen"],
        "?organisatie=ibd&organisatie=vng": ["Bellen", "Camera's"],
        "?soort=factsheet": ["Bellen"],
        "?soort=handreiking": ["Camera's"],
        "?onderwerp=datalekken&status=actueel": ["Bellen"],
        "?zoek=camera": ["Camera's"],
        "?status=vervangen": [],
        "?soort=&organisatie=&status=&zoek=&sorteer=&pagina=": ["Bellen", "Camera's"],
    }
    assert {choice: titles(client.get(LIST + choice)) for choice in expected} == expected


def test_an_open_data_file_and_the_api_say_the_same(client, content):
    rows = client.get("/producten.json").json()["kennisproducten"]
    found = client.get(f"{LIST}?paginagrootte=100").json()["kennisproducten"]
    assert [(row["titel"], row["adres"], row["laatst_gecontroleerd"]) for row in rows] == [
        (product["titel"], product["adres"], product["laatstGecontroleerd"]) for product in found
    ]


def test_a_program_walks_from_page_to_page_and_meets_each_product_once(client):
    names = [make_product(f"Product {letter}").title for letter in "ABCDEFG"]
    address, met = f"{LIST}?paginagrootte=3&zoek=product", []
    while address:
        answer = client.get(address)
        met += titles(answer)
        address = answer.json()["volgende"]
    assert met == names
    last = answer.headers["Link"].split(", ")
    assert [link.partition("; ")[2] for link in last] == ['rel="first"', 'rel="last"', 'rel="prev"']
    assert all("zoek=product" in link and "paginagrootte=3" in link for link in last)


def test_whatever_is_wrong_is_told_at_once_and_by_name(client):
    answer = client.get(f"{LIST}?soort=guide&status=nieuw&pagina=0&paginagrootte=1000&onderwerpen=x&sorteer=z")
    assert answer.status_code == 400
    errors = {error["name"]: error["detail"] for error in answer.json()["errors"]}
    assert set(errors) == {"soort", "status", "pagina", "paginagrootte", "onderwerpen", "sorteer"}
    assert errors["onderwerpen"] == "Deze parameter kennen wij niet."
    assert "handreiking" in errors["soort"] and "actueel" in errors["status"]


def test_what_did_not_change_is_not_sent_again(client):
    product = make_product("Factsheet")
    for address in (LIST, f"{LIST}/factsheet", "/api/v1/openapi.json"):
        first = client.get(address)
        again = client.get(address, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content, again["API-Version"]) == (304, b"", "1.0.0"), address
    etag = client.get(LIST)["ETag"]
    Product.objects.filter(pk=product.pk).update(title="Factsheet camera's")
    assert client.get(LIST, headers={"if-none-match": etag}).status_code == 200


def test_a_renamed_product_leads_on_and_one_that_is_gone_says_so(client):
    renamed, gone = make_product("Oud"), make_product("Weg")
    publishing.rename(product=renamed, slug="nieuw", by=make_user())
    Product.objects.filter(pk=gone.pk).update(offline_at=timezone.now() - timedelta(days=1))
    moved, away = client.get(f"{LIST}/oud"), client.get(f"{LIST}/weg")
    assert (moved.status_code, moved["Location"]) == (308, f"{LIST}/nieuw")
    assert faults(moved, "/kennisproducten/{kenmerk}") == faults(away, "/kennisproducten/{kenmerk}") == []
    assert away.status_code == 410


def test_who_signed_in_gets_what_everybody_gets(client):
    make_product("Factsheet")
    make_product("Concept", status=Product.Status.CONCEPT)
    before = client.get(LIST)
    emma = make_member("Emma", is_staff=True)
    emma.groups.add(Group.objects.get(name="eindredacteur"))
    client.force_login(emma)
    after = client.get(LIST)
    assert after.content == before.content and after["Cache-Control"] == before["Cache-Control"] == "no-cache"


PROBLEMS = {
    400: ("get", "/api/v1/kennisproducten?zoek=%00"),
    404: ("get", "/api/v1/bestaat-niet"),
    405: ("post", "/api/v1/kennisproducten"),
    406: ("get", "/api/v1/kennisproducten"),
    413: ("put", "/api/v1/kennisproducten"),
}


@pytest.mark.parametrize("status", PROBLEMS)
def test_every_error_is_a_problem_that_a_program_can_read(client, status):
    method, address = PROBLEMS[status]
    body = {"data": b"x" * 2_000_000, "content_type": "application/json"} if status == 413 else {}
    answer = getattr(client, method)(address, headers={"accept": "text/html"} if status == 406 else {}, **body)
    assert is_problem(answer, status)
    assert ("Allow" in answer) == (status == 405)


@pytest.mark.parametrize(("fault", "status"), [(OperationalError("weg"), 503), (RuntimeError("Jansen"), 500)])
def test_a_fault_of_ours_is_one_as_well_and_gives_nothing_away(client, monkeypatch, fault, status):
    def break_down(*_, **__):
        raise fault

    monkeypatch.setattr("products.api.choices.CatalogueChoices.page", break_down)
    client.raise_request_exception = False
    answer = client.get(LIST)
    assert is_problem(answer, status) and "Jansen" not in answer.text


def is_problem(answer, status):
    body = answer.json()
    return (
        answer.status_code == body["status"] == status
        and answer["Content-Type"] == "application/problem+json"
        and answer["API-Version"] == "1.0.0"
        and answer["Access-Control-Allow-Origin"] == "*"
        and body["title"]
        and body["detail"].endswith(".")
    )


def test_a_longer_list_asks_the_database_no_more_often(client):
    def questions():
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        return len(captured)

    make_product("Een", themes=[make_theme()])
    few = questions()
    for number in range(12):
        make_product(f"Product {number}", themes=[make_theme()], superseded_by=None)
    assert questions() == few


def test_a_long_open_data_file_goes_on_at_another_address(client, monkeypatch):
    monkeypatch.setattr("products.views.feeds.ROWS_OF_JSON", 3)
    names = [make_product(f"Product {letter}").title for letter in "ABCDEFG"]
    address, met = "/producten.json", []
    while address:
        answer = client.get(address).json()
        met.append([row["titel"] for row in answer["kennisproducten"]])
        address = answer.get("volgende")
    assert met == [names[:3], names[3:6], names[6:]]
    assert client.get("/producten.csv").text.strip().count("\n") == len(names)
    for nowhere in ("4", "0", "x"):
        assert client.get(f"/producten.json?pagina={nowhere}").status_code == 404


def test_an_open_data_file_asks_as_much_of_many_products_as_of_one(client):
    def asked():
        make_new()
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/producten.json").status_code == 200
        return len(captured)

    make_product("Product", themes=[make_theme("Datalekken")])
    few = asked()
    for number in range(40):
        make_product(f"Product {number}", themes=[make_theme(f"Thema {number}")])
    assert asked() == few
