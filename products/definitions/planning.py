"""Publishing a concept at a time; `manage.py tick` does each plan exactly once, also when two run together."""

import logging

from django.db import transaction
from django.utils import timezone

from privacyportal.core.refusals import Refused

from . import publishing
from .concepts import record
from .rooms import room_of, rooms

log = logging.getLogger("portal.planning")


@transaction.atomic
def plan_publication(*, tool, by, due_at, change):
    """Publish the concept at `due_at`; takes the place of an earlier plan. Raises NotReady, Refused."""
    tool = publishing.ready(tool, change)
    if due_at <= timezone.now():
        raise Refused("Kies een moment dat nog komt.")
    tool.plan = plan = getattr(tool, "plan", None) or room_of(tool).plans.model()
    plan.due_at, plan.change, plan.by, plan.problem = due_at, change.strip(), by, ""
    plan.save()
    moment = timezone.localtime(due_at)
    return record(tool, by=by, why=f"Publicatie ingepland op {moment:%d-%m-%Y} om {moment:%H.%M} uur.")


@transaction.atomic
def cancel_plan(*, tool, by):
    tool = publishing.locked(tool)
    if not publishing.forget_plan(tool):
        raise Refused("Er is niets ingepland.")
    return record(tool, by=by, why="De ingeplande publicatie gaat niet door.")


def publish_planned():
    """Do every plan whose time has come; returns how many were done. One that cannot be done says why and waits."""
    due = [
        (room, number)
        for room in rooms()
        for number in room.plans.filter(due_at__lte=timezone.now()).values_list("pk", flat=True)
    ]
    return sum(_run(room, number) for room, number in due)


@transaction.atomic
def _run(room, number):
    # Whoever holds the tool does the work; the next one finds the plan gone.
    tool = room.model.objects.select_for_update(of=("self",)).filter(plan__pk=number).first()
    plan = room.plans.select_related("by").filter(pk=number, due_at__lte=timezone.now()).first()
    if not plan:
        return False
    try:
        with transaction.atomic():
            publishing.publish(tool=tool, by=plan.by, change=plan.change)
    except Refused as refused:
        _say_why_not(room, plan, refused)
        return False
    return True


def _say_why_not(room, plan, refused):
    problem = " ".join(map(str, getattr(refused, "faults", []))) or str(refused)
    if problem != plan.problem:
        log.error("plan %s of %s could not be done", plan.pk, room.model._meta.label)
        room.plans.filter(pk=plan.pk).update(problem=problem)
