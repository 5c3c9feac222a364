"""What happens to a decision aid when someone acts; the admin, `tick` and the tests all come through here.

Every act takes keywords only, leaves a version (who, when, why) and returns the aid. What may not be done raises
Refused, whose text is the sentence for the editor.
"""

from django.db import transaction
from django.utils import timezone

from privacyportal.core.refusals import Refused
from privacyportal.core.signs import clean_text

from .concepts import published_text, record, working_text
from .models import DecisionAid, Edition, PlannedEdition
from .searchable import index_aid
from .validation import faults_of
from .yaml_lines import MOST_SIGNS

NOTHING_NEW = "Deze keuzehulp heeft geen concept. Wat u ziet, staat al op de website."


class NotReady(Refused):
    """The validation found `faults`, each with its line."""

    def __init__(self, faults):
        self.faults = faults
        super().__init__("Deze keuzehulp kan nog niet op de website. Verbeter eerst de genoemde punten.")


@transaction.atomic
def begin(*, slug, by, source):
    """Make a new aid that nobody sees yet, at the end of the list."""
    last = DecisionAid.objects.order_by("-order").values_list("order", flat=True).first() or 0
    aid = DecisionAid(slug=slug, order=last + 1)
    record(aid, by=by, why="Begonnen.")
    return save_concept(aid=aid, by=by, source=source)


@transaction.atomic
def save_concept(*, aid, by, source, why=""):
    """Keep this YAML as the concept, faults and all; what is on the website stays as it is."""
    aid, source = locked(aid), f"{clean_text(source).rstrip()}\n"
    if len(source) > MOST_SIGNS:
        raise Refused(f"De tekst is te lang. Er passen {MOST_SIGNS} tekens in.")
    aid.concept = "" if source == published_text(aid) else source
    return record(aid, by=by, why=why or "Concept bewaard.")


@transaction.atomic
def publish(*, aid, by, change):
    """Put the concept on the website as a new edition; readers see `change`. Raises NotReady, Refused."""
    aid = ready(aid, change)
    newest = Edition.objects.filter(aid=aid).first()
    number = newest.number + 1 if newest else 1
    Edition.objects.create(aid=aid, number=number, source=aid.concept, change=change.strip(), by=by)
    PlannedEdition.objects.filter(aid=aid).delete()
    aid.concept = ""
    return _done(aid, by, f"Gepubliceerd als uitgave {number}: {change.strip()}")


def ready(aid, change):
    """The aid, held until the transaction ends, when its concept may be published. Raises NotReady, Refused."""
    aid = locked(aid)
    if aid.offline_at:
        raise Refused("Deze keuzehulp is van de website gehaald. Zet hem eerst terug.")
    if not aid.concept:
        raise Refused(NOTHING_NEW)
    if not change.strip():
        raise Refused("Vul in wat er anders is. Lezers zien dat bij een oude uitkomst.")
    if faults := faults_of(aid.concept):
        raise NotReady(faults)
    return aid


@transaction.atomic
def discard_concept(*, aid, by):
    """Throw the concept away; the history keeps it."""
    aid = locked(aid)
    if not aid.concept or not published_text(aid):
        raise Refused("Er is geen concept dat u kunt weggooien.")
    PlannedEdition.objects.filter(aid=aid).delete()
    aid.concept = ""
    return record(aid, by=by, why="Concept weggegooid.")


@transaction.atomic
def restore(*, aid, source, label, by):
    """Put an older text back as the concept; nothing changes on the website."""
    if source == working_text(locked(aid)):
        raise Refused("Deze tekst staat er al. Er is niets om terug te zetten.")
    return save_concept(aid=aid, by=by, source=source, why=f"{label} teruggezet als concept.")


@transaction.atomic
def take_offline(*, aid, by, reason):
    """Take the pages away: their addresses answer 410 with the reason."""
    aid = locked(aid)
    if aid.offline_at or not published_text(aid):
        raise Refused("Deze keuzehulp staat niet op de website.")
    if not reason.strip():
        raise Refused("Vul de reden in. Lezers zien die op de pagina.")
    PlannedEdition.objects.filter(aid=aid).delete()
    aid.offline_at, aid.offline_note = timezone.now(), reason.strip()
    return _done(aid, by, f"Van de website gehaald: {reason.strip()}")


@transaction.atomic
def reinstate(*, aid, by, reason):
    """Undo taking offline."""
    aid = locked(aid)
    if not aid.offline_at:
        raise Refused("Deze keuzehulp is niet van de website gehaald.")
    if not reason.strip():
        raise Refused("Zeg waarom u deze keuzehulp terugzet.")
    aid.offline_at, aid.offline_note = None, ""
    return _done(aid, by, f"Teruggezet op de website: {reason.strip()}")


@transaction.atomic
def delete(*, aid):
    """Remove an aid that was never on the website."""
    aid = locked(aid)
    if published_text(aid):
        raise Refused("Deze keuzehulp stond op de website. Haal hem van de website; verwijderen kan niet.")
    aid.delete()


def _done(aid, by, why):
    """The last step of an act that readers notice."""
    record(aid, by=by, why=why)
    index_aid(aid.slug)
    return aid


def locked(aid):
    """The aid, fresh, and held until the transaction ends."""
    return DecisionAid.objects.select_for_update().get(pk=aid.pk)
