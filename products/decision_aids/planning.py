"""Publishing a concept at a time; `manage.py tick` does each plan exactly once, also when two run together."""

import logging

from django.db import transaction
from django.utils import timezone

from privacyportal.core.refusals import Refused

from . import publishing
from .concepts import record
from .models import DecisionAid, PlannedEdition

log = logging.getLogger("portal.planning")


@transaction.atomic
def plan_publication(*, aid, by, due_at, change):
    """Publish the concept at `due_at`; takes the place of an earlier plan. Raises NotReady, Refused."""
    aid = publishing.ready(aid, change)
    if due_at <= timezone.now():
        raise Refused("Kies een moment dat nog komt.")
    values = {"due_at": due_at, "change": change.strip(), "by": by, "problem": ""}
    PlannedEdition.objects.update_or_create(aid=aid, defaults=values)
    moment = timezone.localtime(due_at)
    return record(aid, by=by, why=f"Publicatie ingepland op {moment:%d-%m-%Y} om {moment:%H.%M} uur.")


@transaction.atomic
def cancel_plan(*, aid, by):
    aid = publishing.locked(aid)
    if not PlannedEdition.objects.filter(aid=aid).delete()[0]:
        raise Refused("Er is niets ingepland.")
    return record(aid, by=by, why="De ingeplande publicatie gaat niet door.")


def publish_planned():
    """Do every plan whose time has come; returns how many were done. One that cannot be done says why and waits."""
    due = PlannedEdition.objects.filter(due_at__lte=timezone.now()).values_list("pk", flat=True)
    return sum(_run(number) for number in list(due))


@transaction.atomic
def _run(number):
    # Whoever holds the aid does the work; the next one finds the plan gone.
    list(DecisionAid.objects.select_for_update(of=("self",)).filter(plan__pk=number))
    plan = PlannedEdition.objects.select_related("aid").filter(pk=number, due_at__lte=timezone.now()).first()
    if not plan:
        return False
    try:
        with transaction.atomic():
            publishing.publish(aid=plan.aid, by=plan.by, change=plan.change)
    except Refused as refused:
        _say_why_not(plan, refused)
        return False
    return True


def _say_why_not(plan, refused):
    problem = " ".join(map(str, getattr(refused, "faults", []))) or str(refused)
    if problem != plan.problem:
        log.error("plan of aid %s could not be done", plan.aid_id)
        PlannedEdition.objects.filter(pk=plan.pk).update(problem=problem)
