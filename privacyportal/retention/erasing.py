"""Carries the policy out: `tick` calls what the rules name, and deletes what their dates say."""

import logging
from datetime import timedelta

from django.apps import apps
from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string

from .policy import POLICY

log = logging.getLogger("portal.retention")

BATCH = 1_000  # rows
OVERDUE = timedelta(days=1)  # the scheduled work had many turns since


def aging_acts():
    """What the rules name to be called at every tick, each act once."""
    return [import_string(path) for path in dict.fromkeys(rule.aged_by for rule in POLICY if rule.aged_by)]


def erase_what_is_due():
    """Erase all rows whose time has come; returns how many per label, and logs those numbers only."""
    erased = {}
    for rule in filter(lambda rule: rule.since, POLICY):
        if number := _erase(due(rule)):
            erased[rule.model] = erased.get(rule.model, 0) + number
            log.info("erased: %s × %s", number, rule.model)
    return erased


def _erase(rows):
    """Returns how many. A batch at a time: what hangs on a row is read before it goes, and nobody waits for all of it."""
    number = 0
    while keys := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        rows.model._default_manager.filter(pk__in=keys).delete()
        number += len(keys)
    return number


def count_overdue():
    """How many rows should have been gone for OVERDUE already."""
    return sum(due(rule, since=OVERDUE).count() for rule in POLICY if rule.since)


def due(rule, *, since=timedelta(0)):
    """The rows that go now by the date of `rule`, or had to go so long ago."""
    model, keep = apps.get_model(rule.model), rule.keep + since
    if isinstance(model._meta.get_field(rule.since), models.DateTimeField):
        return model._default_manager.filter(**{f"{rule.since}__lte": timezone.now() - keep}, **rule.only)
    days = keep // timedelta(days=1)
    last = timezone.localdate() - timedelta(days=days)
    return model._default_manager.filter(**{f"{rule.since}__lte": last}, **rule.only)
