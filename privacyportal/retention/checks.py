"""Nothing of people is kept without a rule that says how long."""

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import models

from .policy import NOT_PERSONAL, POLICY


@checks.register(checks.Tags.models)
def personal_data_has_a_rule(app_configs, **kwargs):
    ruled = {label for rule in POLICY for label in rule.labels} | NOT_PERSONAL
    hint = "Add a row to privacyportal/retention/policy.py, or the label to `along` of the row it goes with."
    return [
        checks.Warning(
            f"{model._meta.label} is about people and no retention rule names it.", hint=hint, id="portal.W002"
        )
        for model in apps.get_models()
        if model._meta.label not in ruled and any(map(_is_personal, model._meta.local_fields))
    ]


def _is_personal(field):
    points_to_a_person = field.is_relation and field.related_model._meta.label == settings.AUTH_USER_MODEL
    return points_to_a_person or isinstance(field, (models.EmailField, models.GenericIPAddressField))
