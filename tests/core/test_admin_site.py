"""What holds for every list and form of the admin: whoever wrote them, and whoever asks."""

import pytest
from django.contrib import admin
from django.contrib.admin.filters import SimpleListFilter
from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth.models import Group
from django.db import models
from django.test import RequestFactory

from privacyportal.accounts.models import AccessRequest
from privacyportal.contact.models import Desk, Question
from tests.contact.factories import send_question
from tests.factories import make_user

ADMINS = sorted(admin.site._registry.items(), key=lambda pair: pair[0]._meta.label)
LISTS = [model for model, _ in ADMINS]
ENDINGS = ["", "__exact", "__startswith", "__contains", "__regex", "__gte", "__isnull", "__in", "__year"]
NO_ROW = ["999999", "9" * 23, "2147483648", "-1", "x", "1.5", "_31", "9" * 5000, "1/change/1"]
NO_DAY = [
    *(
        "asked_at__year=99999999999",
        "asked_at__year=0",
        "asked_at__year=x",
        "asked_at__year=9999",
        "asked_at__month=13",
    ),
    *(
        "asked_at__year=2026&asked_at__month=2&asked_at__day=31",
        "asked_at__day=0",
        "asked_at__year=2026&asked_at__year=1",
    ),
    *("asked_at__gte=2026-01-01", "asked_at__year__gte=1", "asked_at__hour=3"),
]


@pytest.fixture
def beheer(client):
    """Everything may be seen by this account, the questions of both desks included."""
    beheer = make_user("Beheer", is_staff=True, is_superuser=True)
    client.force_login(beheer)
    return beheer


def address_of(model):
    return f"/beheer/{model._meta.app_label}/{model._meta.model_name}/"


def paths_of(model, steps=3):
    """Each field of `model`, and of what it points to or what points to it."""
    for field in model._meta.get_fields():
        yield field.name
        if steps > 1 and field.is_relation and field.related_model:
            yield from (f"{field.name}__{path}" for path in paths_of(field.related_model, steps - 1))


def offered_paths(model_admin):
    """The fields that a list offers to choose by, and the keys by which its filters name what a field points to."""
    named = [model_admin.date_hierarchy] if model_admin.date_hierarchy else []
    for listed in model_admin.list_filter:
        if not (isinstance(listed, type) and issubclass(listed, SimpleListFilter)):
            named.append(listed[0] if isinstance(listed, tuple | list) else listed)
    return {*named, *(f"{path}__id" for path in named)}


def inlines_of(model_admin):
    return [inline.model for inline in model_admin.inlines]


def test_the_admin_shows_our_own_lists_and_no_others():
    packages = {model._meta.app_label for model in LISTS}
    assert packages == {
        "pages",
        "community",
        "products",
        "decision_aids",
        "fill_in",
        "contact",
        "auth",
        "accounts",
        "index",
        "laws",
    }
    assert {type(model_admin).__mro__[1].__name__ for _, model_admin in ADMINS} == {"Guarded"}


@pytest.mark.parametrize("model, model_admin", ADMINS, ids=[model._meta.label for model in LISTS])
def test_a_list_answers_nothing_about_a_field_that_it_does_not_offer(model, model_admin):
    request = RequestFactory().get("/")
    hidden = set(paths_of(model)) - offered_paths(model_admin)
    assert hidden
    assert [
        f"{path}{end}" for path in hidden for end in ENDINGS if model_admin.lookup_allowed(f"{path}{end}", "1", request)
    ] == []


@pytest.mark.django_db
def test_nothing_is_deleted_in_bulk(client, beheer, content):
    Desk.objects.get(name="VNG").staff.add(beheer)
    send_question(client)
    before = {model: model.objects.count() for model in LISTS}
    for model in LISTS:
        assert isinstance(model._meta.pk, models.IntegerField)
        assert "delete_selected" not in client.get(address_of(model)).text
        chosen = [row.pk for row in model.objects.all()[:3]]
        client.post(address_of(model), {"action": "delete_selected", "_selected_action": chosen, "post": "yes"})
    assert {model: model.objects.count() for model in LISTS} == before


ON_THE_PAGE = {Question: {"text", "name", "email"}}  # the question page of a desk shows them, beside its fields


@pytest.mark.django_db
def test_the_box_of_a_list_searches_only_what_its_rows_show(beheer):
    request = RequestFactory().get("/")
    request.user = beheer
    for model, model_admin in ADMINS:
        shown = {*model_admin.list_display, *flatten_fieldsets(model_admin.get_fieldsets(request))}
        shown |= {field.name for field in model._meta.related_objects if field.related_model in inlines_of(model_admin)}
        shown |= ON_THE_PAGE.get(model, set())
        assert {path.split("__")[0] for path in model_admin.search_fields} <= shown, model


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    [
        "password__startswith=argon2",
        "password__startswith=zzz",
        "user_ptr__password=x",
        "groups__name=x",
        "_to_field=password",
    ],
)
def test_a_moderator_learns_nothing_of_who_waits_beside_what_the_list_shows(client, query):
    carla = make_user("Carla", is_staff=True)
    carla.groups.add(Group.objects.get(name="moderator"))
    client.force_login(carla)
    assert client.get(address_of(AccessRequest)).status_code == 200
    assert client.get(f"{address_of(AccessRequest)}?{query}").status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("query", NO_DAY)
def test_a_moment_that_is_none_is_refused(client, beheer, content, query):
    Desk.objects.get(name="VNG").staff.add(beheer)
    send_question(client)
    assert client.get("/beheer/contact/question/?asked_at__year=2026&asked_at__month=11").status_code == 200
    assert client.get(f"/beheer/contact/question/?{query}").status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["status__exact=x", "desk__id__exact=999", "_facets=1", "p=99999", "p=x", "o=9.-9.x", "all=", "q=%ff", "e=1"],
)
def test_what_a_list_offers_works_with_any_value(client, beheer, content, query):
    Desk.objects.get(name="VNG").staff.add(beheer)
    assert client.get(f"/beheer/contact/question/?{query}", follow=True).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("number", NO_ROW)
def test_a_row_that_cannot_be_is_not_found(client, beheer, content, number):
    for model in LISTS:
        for page in ("change", "delete", "history", "password"):
            assert client.get(f"{address_of(model)}{number}/{page}/").status_code in (302, 403, 404), model
    assert client.get(f"/beheer/products/product/1/history/{number}/").status_code == 404
    assert client.post("/beheer/auth/group/", {"action": "x", "_selected_action": [number]}).status_code in (200, 400)


@pytest.mark.django_db
@pytest.mark.parametrize("content_type", ["1", "999999", "9" * 23])
def test_no_address_of_the_admin_tells_the_title_of_a_row_of_another_list(client, beheer, content, content_type):
    assert client.get(f"/beheer/r/{content_type}/1/").status_code in (302, 404)
    assert "/producten/" not in client.get(f"/beheer/r/{content_type}/1/").get("Location", "")
