"""What happens to a tool when someone acts; the admin, `tick` and the tests all come through here.

Every act takes keywords only, leaves a version (who, when, why) and returns the tool. What may not be done raises
Refused, whose text is the sentence for the editor.
"""

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst

from privacyportal.core.refusals import Refused
from privacyportal.core.signs import clean_text
from products import handover_mail
from products.touched_links import look_again

from .concepts import published_text, record, working_text
from .rooms import room_of
from .yaml_lines import MOST_SIGNS


class NotReady(Refused):
    """The validation found `faults`, each with its line."""

    def __init__(self, tool, faults):
        self.faults = faults
        super().__init__(f"{capfirst(tool.this)} kan nog niet op de website. Verbeter eerst de genoemde punten.")


@transaction.atomic
def begin(*, model, slug, by, source):
    """Make a new tool that nobody sees yet, at the end of the list."""
    last = model.objects.order_by("-order").values_list("order", flat=True).first() or 0
    tool = record(model(slug=slug, order=last + 1), by=by, why="Begonnen.")
    return save_concept(tool=tool, by=by, source=source)


@transaction.atomic
def save_concept(*, tool, by, source, why=""):
    """Keep this YAML as the concept, faults and all; what is on the website stays as it is."""
    tool, source = locked(tool), f"{clean_text(source).rstrip()}\n"
    if len(source) > MOST_SIGNS:
        raise Refused(f"De tekst is te lang. Er passen {MOST_SIGNS} tekens in.")
    tool.concept = "" if source == published_text(tool) else source
    if not tool.concept:
        forget_handover(tool)
    return record(tool, by=by, why=why or "Concept bewaard.")


@transaction.atomic
def publish(*, tool, by, change):
    """Put the concept on the website as a new edition; readers see `change`. Raises NotReady, Refused."""
    tool = ready(tool, change)
    newest = tool.editions.first()
    number = newest.number + 1 if newest else 1
    tool.editions.create(number=number, source=tool.concept, change=change.strip(), by=by)
    forget_plan(tool)
    tool.concept = ""
    handover_mail.end(getattr(tool, "handover", None), by=by)
    return _done(tool, by, f"Gepubliceerd als uitgave {number}: {change.strip()}")


def ready(tool, change):
    """The tool, held until the transaction ends, when its concept may be published. Raises NotReady, Refused."""
    tool = locked(tool)
    if tool.offline_at:
        raise Refused(f"{capfirst(tool.this)} is van de website gehaald. Zet {tool.it} eerst terug.")
    if not tool.concept:
        raise Refused(f"{capfirst(tool.this)} heeft geen concept. Wat u ziet, staat al op de website.")
    if not change.strip():
        raise Refused("Vul in wat er anders is. Lezers zien dat.")
    if faults := room_of(tool).faults_of(tool.concept):
        raise NotReady(tool, faults)
    return tool


@transaction.atomic
def discard_concept(*, tool, by):
    """Throw the concept away; the history keeps it."""
    tool = locked(tool)
    if not tool.concept or not published_text(tool):
        raise Refused("Er is geen concept dat u kunt weggooien.")
    forget_plan(tool)
    forget_handover(tool)
    tool.concept = ""
    return record(tool, by=by, why="Concept weggegooid.")


@transaction.atomic
def restore(*, tool, source, label, by):
    """Put an older text back as the concept; nothing changes on the website."""
    if source == working_text(locked(tool)):
        raise Refused("Deze tekst staat er al. Er is niets om terug te zetten.")
    return save_concept(tool=tool, by=by, source=source, why=f"{label} teruggezet als concept.")


@transaction.atomic
def take_offline(*, tool, by, reason):
    """Take the pages away: their addresses answer 410 with the reason."""
    tool = locked(tool)
    if tool.offline_at or not published_text(tool):
        raise Refused(f"{capfirst(tool.this)} staat niet op de website.")
    if not reason.strip():
        raise Refused("Vul de reden in. Lezers zien die op de pagina.")
    forget_plan(tool)
    tool.offline_at, tool.offline_note = timezone.now(), reason.strip()
    return _done(tool, by, f"Van de website gehaald: {reason.strip()}")


@transaction.atomic
def reinstate(*, tool, by, reason):
    """Undo taking offline."""
    tool = locked(tool)
    if not tool.offline_at:
        raise Refused(f"{capfirst(tool.this)} is niet van de website gehaald.")
    if not reason.strip():
        raise Refused(f"Zeg waarom u {tool.this} terugzet.")
    tool.offline_at, tool.offline_note = None, ""
    return _done(tool, by, f"Teruggezet op de website: {reason.strip()}")


@transaction.atomic
def delete(*, tool):
    """Remove a tool that was never on the website."""
    tool = locked(tool)
    if published_text(tool):
        raise Refused(
            f"{capfirst(tool.this)} stond op de website. Haal {tool.it} van de website; verwijderen kan niet."
        )
    tool.delete()


def forget_plan(tool):
    """What was planned will not happen; whether there was anything."""
    plan = getattr(tool, "plan", None)
    return bool(plan and plan.delete())


def forget_handover(tool):
    """There is nothing to publish any more."""
    room_of(tool).handovers.filter(pk=getattr(getattr(tool, "handover", None), "pk", None)).delete()


def _done(tool, by, why):
    """The last step of an act that readers notice."""
    record(tool, by=by, why=why)
    room_of(tool).index(tool.slug)
    look_again(tool.get_absolute_url())
    return tool


def locked(tool):
    """The tool, fresh, and held until the transaction ends."""
    return type(tool).objects.select_for_update().get(pk=tool.pk)
