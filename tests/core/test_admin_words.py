"""The desk speaks Dutch: no column or field bears the name that it has in the code, and no model either."""

import re

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.utils import label_for_field, pretty_name
from django.contrib.auth.models import Group

from tests.factories import make_user

OURS = ("products", "community", "privacyportal")
SAME_IN_DUTCH = {"status", "type", "product", "account", "slug", "label", "forum", "moderator", "website"}


def desks():
    return [(model, desk) for model, desk in admin.site._registry.items() if model.__module__.split(".")[0] in OURS]


def labels(desk, request):
    """The name in the code and what the desk shows, of each column and each field."""
    shown = [*getattr(desk, "list_display", ()), *desk.get_readonly_fields(request)]
    for name in (name for name in shown if name not in ("__str__", "action_checkbox")):
        yield name, label_for_field(name, desk.model, desk)
    form = desk.get_formset(request).form if hasattr(desk, "get_formset") else desk.get_form(request)
    yield from ((name, field.label) for name, field in form.base_fields.items())


def test_no_column_or_field_of_the_desk_bears_the_name_it_has_in_the_code(db, rf):
    request = rf.get("/")
    request.user = make_user("Beheer", is_staff=True, is_superuser=True)
    found = [
        f"{place.model.__name__}.{name}"
        for _, desk in desks()
        for place in (desk, *desk.get_inline_instances(request))
        for name, label in labels(place, request)
        if name not in SAME_IN_DUTCH and str(label or name).lower() in (name.lower(), pretty_name(name).lower())
    ]
    assert found == []


def test_each_model_of_the_desk_has_a_dutch_name():
    names = {model.__name__: model._meta.verbose_name_raw for model, _ in desks()}
    assert [name for name, shown in names.items() if shown.lower() == pretty_name(name).lower()] == []


@pytest.mark.django_db
def test_a_role_of_the_desk_names_what_it_may_in_dutch_and_keeps_it_when_saved(client):
    client.force_login(make_user("Beheer", is_staff=True, is_superuser=True))
    role = Group.objects.get(name="eindredacteur")
    before = set(role.permissions.values_list("pk", flat=True))
    page = client.get(f"/beheer/auth/group/{role.pk}/change/")
    field = page.context["adminform"].form.fields["permissions"]
    labels = [label for _, label in field.choices]
    assert "Kennisproducten: kennisproduct wijzigen" in labels and "Mag de community modereren" in labels
    assert [label for label in labels if re.search(r"\bCan\b|[Hh]istorical|_| session|authenticator", label)] == []
    assert len(set(labels)) == len(labels)
    typed = {"name": role.name, "permissions": [*before]}
    assert client.post(f"/beheer/auth/group/{role.pk}/change/", typed).status_code == 302
    assert set(role.permissions.values_list("pk", flat=True)) == before


def test_no_page_of_the_desk_refuses_without_the_right_that_is_missing():
    pages = [path for room in OURS for path in (settings.BASE_DIR / room).rglob("admin*/*.py")]
    pages += [path for room in OURS for path in (settings.BASE_DIR / room).rglob("admin.py")]
    assert len(pages) > 20
    assert [path.name for path in pages if "raise PermissionDenied" in path.read_text()] == []
