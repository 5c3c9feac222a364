"""No editor gets an error page, whatever stands in an address or a form of the desk."""

import pytest
from django.utils import timezone

from products import publishing
from tests.factories import make_product, make_theme, make_user

from .test_desk import act_url, change_url, file_answers, form_of

pytestmark = pytest.mark.django_db
ODD = ["9" * 23, "-1", "²", "\x00", "9" * 5000, "x'"]
SHORT = [odd[:12].encode("unicode_escape").decode() for odd in ODD]


@pytest.fixture
def desk(client):
    """A superuser, and a product with two versions and a newer concept."""
    editor = make_user("Frank", is_staff=True, is_superuser=True)
    client.force_login(editor)
    client.product = make_product("Factsheet", themes=[make_theme()])
    publishing.save_concept(product=client.product, by=editor, values={"body": "Nieuw."})
    publishing.save_concept(product=client.product, by=editor, values={"body": "Nieuwer."})
    return client


@pytest.mark.parametrize("odd", ODD, ids=SHORT)
def test_odd_choices_in_the_address_of_a_page_of_the_desk(desk, odd):
    for page, names in {
        "geschiedenis": ["pagina"],
        "vergelijk": ["van", "naar"],
        "change": ["_changelist_filters", "seen"],
        "publiceren": ["x"],
    }.items():
        for name in names:
            assert desk.get(act_url(desk.product, page), {name: odd}).status_code < 500, (page, name)
    assert desk.get("/beheer/products/brokenlink/vervang/", {"oud": odd}).status_code < 500
    for name in (
        "q",
        "p",
        "o",
        "all",
        "controle",
        "bestanden",
        "status__exact",
        "publisher__id__exact",
        "themes__id__exact",
    ):
        assert desk.get("/beheer/products/product/", {name: odd}).status_code < 500, name


@pytest.mark.parametrize("odd", ODD, ids=SHORT)
def test_odd_answers_in_the_form_of_a_product(desk, odd):
    known = form_of(desk.product, **file_answers())
    names = [
        *known,
        "owner",
        "themes",
        "written_under",
        "related",
        "why",
        "files-0-id",
        "files-0-product",
        "files-0-DELETE",
    ]
    for name in [*names, "files-INITIAL_FORMS", "files-0-accessibility_note", "original_url"]:
        answers = form_of(desk.product, **file_answers()) | {name: odd}
        assert desk.post(change_url(desk.product), answers).status_code < 500, name
        assert desk.post("/beheer/products/product/add/", answers).status_code < 500, name


def test_a_browser_that_names_a_million_files_gets_a_hundred(desk):
    answers = form_of(desk.product, **file_answers()) | {"files-TOTAL_FORMS": "1000000", "title": ""}
    assert desk.post(change_url(desk.product), answers).text.count('name="files-99-title"') == 1
    assert 'name="files-100-title"' not in desk.post(change_url(desk.product), answers).text


@pytest.mark.parametrize("odd", ODD, ids=SHORT)
def test_odd_answers_on_the_pages_of_the_acts(desk, odd):
    today = timezone.localdate()
    right = {
        "summary": "Kort.",
        "size": "major",
        "due_at": "",
        "reason": "Waarom.",
        "check_before_on": today,
        "note": "x",
    }
    for act in ("publiceren", "nog-actueel", "vervangen", "intrekken", "offline", "adres"):
        for name in [*right, "successor", "slug"]:
            assert desk.post(act_url(desk.product, act), right | {name: odd}).status_code < 500, (act, name)


@pytest.mark.parametrize("odd", ODD, ids=SHORT)
def test_odd_answers_elsewhere_at_the_desk(desk, odd):
    theme = desk.product.themes.get()
    for address, answers in [
        (f"/beheer/products/theme/{theme.pk}/samenvoegen/", {"into": odd}),
        ("/beheer/products/brokenlink/vervang/", {"old": odd, "new": odd}),
        ("/beheer/products/brokenlink/vervang/", {"old": "/a/", "new": odd, "confirm": "1"}),
        ("/beheer/products/product/", {"action": "mark_as_checked", "_selected_action": odd}),
        ("/beheer/products/product/", {"action": "mark_as_checked", "_selected_action": odd, "select_across": odd}),
        ("/beheer/products/product/", {"action": odd, "_selected_action": "1", "index": odd}),
        ("/beheer/opmaak/voorbeeld/", {"content": odd}),
        ("/beheer/opmaak/afbeelding/", {"image": odd}),
    ]:
        assert desk.post(address, answers).status_code < 500, (address, answers)


@pytest.mark.parametrize("number", ["9" * 18, "9" * 23, "0", "007"])
def test_odd_numbers_in_the_address_itself(desk, number):
    for page in ("change", "geschiedenis", "vergelijk", "voorbeeld", "publiceren", "history", "delete"):
        assert desk.get(f"/beheer/products/product/{number}/{page}/").status_code < 500, page
    put_back = f"/beheer/products/product/{desk.product.pk}/geschiedenis/{number}/terugzetten/"
    assert desk.post(put_back).status_code < 500
    assert desk.get(f"/beheer/products/theme/{number}/samenvoegen/").status_code < 500
    assert desk.get(f"/beheer/voorbeeld/x/{number}/x").status_code < 500
