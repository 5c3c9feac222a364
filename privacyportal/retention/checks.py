"""Nothing of people is kept without a rule that says how long, and of every field it is known whether it is."""

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import models

from .personal_fields import IMPERSONAL, PERSONAL
from .policy import POLICY

TEXT = (models.CharField, models.TextField, models.FileField, models.JSONField, models.BinaryField, models.UUIDField)
NUMBERS = (models.GenericIPAddressField,)


@checks.register(checks.Tags.models)
def personal_data_has_a_rule(app_configs, **kwargs):
    ruled = {label for rule in POLICY for label in rule.labels}
    hint = "Add a row to privacyportal/retention/policy.py, or the label to `along` of the row it goes with."
    return [
        checks.Warning(f"{label} is about people and no retention rule names it.", hint=hint, id="portal.W002")
        for label in PERSONAL
        if label not in ruled
    ]


@checks.register(checks.Tags.models)
def every_field_is_known(app_configs, **kwargs):
    hint = "Add it to PERSONAL or IMPERSONAL in privacyportal/retention/personal_fields.py."
    return [
        checks.Warning(f"Does {name} hold something of people?", hint=hint, id="portal.W004")
        for model in apps.get_models(include_auto_created=True)
        for name in sorted(_doubtful(model))
    ]


def _doubtful(model):
    label = model._meta.label
    listed = {f"{label}.{name}" for table in (PERSONAL, IMPERSONAL) for name in table.get(label, "").split()}
    return {f"{label}.{field.name}" for field in model._meta.local_fields if _could_be_personal(field)} - listed


def _could_be_personal(field):
    if field.is_relation:
        return field.related_model._meta.label == settings.AUTH_USER_MODEL
    return isinstance(field, TEXT + NUMBERS) and not field.choices
