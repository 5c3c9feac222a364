"""What waits for an editor among the tools of every room, and what she did last."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, OuterRef, Subquery

from .concepts import title_of
from .handing_over import publish_right
from .models import PlannedEdition, Tool
from .rooms import rooms

SHOWN = 10  # tools that one person worked on
LOOKED_AT = 100  # of her acts, to find them


@dataclass(frozen=True)
class Row:
    """One line of the start page of the admin: which tool, since or for when, and what there is to say."""

    tool: Tool
    title: str
    moment: datetime
    words: str = ""
    plan: PlannedEdition | None = None


def concepts_for(user):
    """The concepts of every kind of tool that this person may see."""
    return [_concept(tool) for room in _seen_by(user) for tool in _changed(room).exclude(concept="")]


def handed_over(user):
    """What waits for this person to publish it, what came back to her, and what she asked of others; see `reviewing`."""
    found = {"waiting": [], "given_back": [], "asked": []}
    for room in _seen_by(user):
        for handover in room.handovers.select_related("asked_by", "asked_of", "returned_by"):
            if name := _place_of(handover, user):
                found[name].append(handover)
    return found


def _place_of(handover, user):
    if handover.asked_by == user:
        return "given_back" if handover.returned_at else "asked"
    plan = getattr(handover.tool, "plan", None)
    is_planned = plan is not None and not plan.problem
    is_asked = not handover.returned_at and not is_planned and handover.asked_of in (None, user)
    return "waiting" if is_asked and user.has_perm(publish_right(handover.tool)) else ""


def plans_for(user):
    plans = [
        Row(tool, title_of(tool), tool.plan.due_at, plan=tool.plan)
        for room in _seen_by(user)
        for tool in room.model.objects.exclude(plan=None).select_related("plan__by")
    ]
    return sorted(plans, key=lambda row: row.moment)


def done_by(user):
    """What this person did last, each tool once, the newest first."""
    done = [row for room in _seen_by(user) for row in _last_acts(room, user)]
    return sorted(done, key=lambda row: row.moment, reverse=True)[:SHOWN]


def _seen_by(user):
    return [
        room for room in rooms() if user.has_perm(f"{room.model._meta.app_label}.view_{room.model._meta.model_name}")
    ]


def _changed(room):
    """The tools, each with when it was last changed and the number of its edition."""
    newest = room.model.history.model.objects.filter(id=OuterRef("pk")).order_by("-history_id")
    changed_at = Subquery(newest.values("history_date")[:1])
    return room.model.objects.annotate(changed_at=changed_at, number=Max("editions__number"))


def _concept(tool):
    where = "nieuwer concept" if tool.number else "nog niet op de website"
    return Row(tool, title_of(tool, tool.concept), tool.changed_at, where)


def _last_acts(room, user):
    versions = room.model.history.filter(history_user=user).exclude(history_change_reason=None).order_by("-history_id")
    last = {}
    for version in versions.defer("concept")[:LOOKED_AT]:
        last.setdefault(version.id, version)
    tools = room.model.objects.in_bulk(last)
    acts = [(tools[number], version) for number, version in last.items() if number in tools]
    return [Row(tool, title_of(tool), act.history_date, act.history_change_reason) for tool, act in acts[:SHOWN]]
