"""Publishing and withdrawing at a time; `manage.py tick` does each plan exactly once, also when two run together."""

import logging

from django.db import transaction
from django.utils import timezone

from privacyportal.core.leaks import refuse_bsn
from privacyportal.core.refusals import Refused

from . import publishing
from .concepts import working_copy
from .models import Change, Plan, Product
from .publish_check import find_faults
from .publishing import NotReady

log = logging.getLogger("portal.planning")


@transaction.atomic
def plan_publication(*, product, by, due_at, summary="", is_major=True, is_checked=False):
    """Publish the concept at `due_at`; takes the place of an earlier plan. Raises NotReady, Refused."""
    product = publishing.locked(product)
    concept = working_copy(product)
    if concept == product and product.status != Product.Status.CONCEPT:
        raise Refused("Alles van dit product staat al op de website. Er is geen nieuwer concept.")
    if faults := find_faults(concept, summary=summary, is_major=is_major):
        raise NotReady(faults)
    plan = {"due_at": due_at, "summary": summary, "is_major": is_major, "is_checked": is_checked}
    return _keep(product, Plan.Act.PUBLISH, by, plan)


@transaction.atomic
def plan_withdrawal(*, product, by, due_at, reason, successor=None):
    """Withdraw at `due_at`; takes the place of an earlier plan. Raises Refused."""
    product = publishing.locked(product)
    if product.status not in (Product.Status.PUBLISHED, Product.Status.REPLACED):
        raise Refused("Dit product staat niet op de website. U kunt het niet intrekken.")
    if not reason.strip():
        raise Refused("Vul de reden in. Lezers zien die op de pagina.")
    refuse_bsn(reason, "uw uitleg")
    return _keep(product, Plan.Act.WITHDRAW, by, {"due_at": due_at, "summary": reason, "successor": successor})


@transaction.atomic
def cancel_plan(*, plan, by):
    product = publishing.locked(plan.product)
    plan.delete()
    publishing.leave_change(product, Change.Act.UNPLANNED, f"{plan.get_act_display()} gaat niet door.", by)
    return product


def run_plans():
    """Do every plan whose time has come; returns how many were done. One that cannot be done says why and waits."""
    due = Plan.objects.filter(due_at__lte=timezone.now()).values_list("pk", flat=True)
    return sum(_run(number) for number in list(due))


@transaction.atomic
def _run(number):
    # Whoever holds the product does the work; the next one finds the plan gone.
    list(Product.objects.select_for_update(of=("self",)).filter(plans__pk=number))
    plan = Plan.objects.filter(pk=number).first()
    if not plan:
        return False
    try:
        with transaction.atomic():
            _do(plan)
    except Refused as refused:
        _say_why_not(plan, refused)
        return False
    Plan.objects.filter(pk=number).delete()
    return True


def _do(plan):
    if plan.act == Plan.Act.PUBLISH:
        publishing.publish(
            product=plan.product,
            by=plan.author,
            summary=plan.summary,
            is_major=plan.is_major,
            is_checked=plan.is_checked,
        )
    else:
        publishing.withdraw(product=plan.product, by=plan.author, reason=plan.summary, successor=plan.successor)


def _say_why_not(plan, refused):
    faults = [fault.message for fault in getattr(refused, "faults", [])]
    problem = " ".join(faults) or str(refused)
    if problem != plan.problem:
        log.error("plan %s could not be done", plan.pk)
        Plan.objects.filter(pk=plan.pk).update(problem=problem)


def _keep(product, act, by, values):
    if values["due_at"] <= timezone.now():
        raise Refused("Kies een moment dat nog komt.")
    Plan.objects.filter(product=product, act=act).delete()
    plan = Plan.objects.create(product=product, act=act, author=by, **values)
    moment = timezone.localtime(plan.due_at)
    publishing.leave_change(
        product, Change.Act.PLANNED, f"{plan.get_act_display()} op {moment:%d-%m-%Y} om {moment:%H.%M} uur.", by
    )
    return plan
