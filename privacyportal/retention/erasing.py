"""Carries the policy out; `tick` calls it."""

import logging
from datetime import timedelta

from django.apps import apps
from django.db import models
from django.utils import timezone

from .policy import policy

log = logging.getLogger("portal.retention")


def erase_what_is_due():
    """Erase all rows whose time has come; returns how many per label, and logs those numbers only."""
    erased = {}
    for rule in policy():
        rows = due(rule)
        if rows is not None and (number := rows.count()):
            rows.delete()
            erased[rule.model] = erased.get(rule.model, 0) + number
            log.info("erased: %s × %s", number, rule.model)
    return erased


def due(rule):
    """The rows of `rule` that go now; None when nothing goes by time alone."""
    if not rule.since:
        return None
    model = apps.get_model(rule.model)
    if isinstance(model._meta.get_field(rule.since), models.DateTimeField):
        return model._default_manager.filter(**{f"{rule.since}__lte": timezone.now() - rule.keep}, **rule.only)
    days = rule.keep // timedelta(days=1)
    last = timezone.localdate() - timedelta(days=days)
    return model._default_manager.filter(**{f"{rule.since}__lte": last}, **rule.only)
