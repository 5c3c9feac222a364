"""The desk speaks Dutch: no column or field bears the name that it has in the code, and no model either."""

from django.contrib import admin
from django.contrib.admin.utils import label_for_field, pretty_name

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
