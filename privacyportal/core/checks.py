"""System checks that hold us to our own names."""

from django.apps import apps
from django.core import checks
from django.db import models

from .fields import Cleaned

OURS = ("privacyportal", "products", "community")
MADE_ELSEWHERE = {"password", "history_type"}  # by Django and by simple_history, and never typed as they are


@checks.register(checks.Tags.models)
def text_is_cleaned_where_it_enters(app_configs, **kwargs):
    """Every field of ours that holds text is one of `core.fields`."""
    return [
        checks.Error(f"{field} should be a field of privacyportal.core.fields.", id="portal.E001")
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.split(".")[0] in OURS
        for field in model._meta.local_fields
        if isinstance(field, (models.CharField, models.TextField)) and not isinstance(field, Cleaned)
        if field.name not in MADE_ELSEWHERE
    ]


@checks.register(checks.Tags.models)
def fields_are_named_by_kind(app_configs, **kwargs):
    """Times end in `_at`, dates in `_on`, booleans start with `is_` (or `has_`)."""
    return [
        checks.Warning(f"{field} should {rule}.", id="portal.W001")
        for model in apps.get_models()
        if model.__module__.split(".")[0] in OURS and not model.__name__.startswith("Historical")
        for field in model._meta.local_fields
        if (rule := _broken_rule(field))
    ]


def _broken_rule(field):
    if field.model._meta.app_label == "accounts" and field.name == "last_login":
        return ""
    if isinstance(field, models.DateTimeField):
        return "" if field.name.endswith("_at") else "end in _at"
    if isinstance(field, models.DateField):
        return "" if field.name.endswith("_on") else "end in _on"
    if isinstance(field, models.BooleanField):
        return "" if field.name.startswith(("is_", "has_")) else "start with is_"
    return ""
