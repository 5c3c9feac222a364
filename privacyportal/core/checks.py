"""System checks that hold us to our own names."""

from django.apps import apps
from django.core import checks
from django.db import models

OURS = ("privacyportal", "products", "community")


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
