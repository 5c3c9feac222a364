"""The text that editors write in, beside the one on the website; every act on it is kept with who, when and why."""

from .models import DecisionAid, Edition

Version = DecisionAid.history.model


def published_text(aid):
    """The YAML of the newest edition; empty for an aid that was never published."""
    return Edition.objects.filter(aid=aid).values_list("source", flat=True).first() or ""


def working_text(aid):
    """The newest concept, or what is on the website when nobody changed anything."""
    return aid.concept or published_text(aid)


def versions_of(aid):
    """What was done with an aid, the newest first; each has the concept as it was then."""
    kept = aid.history.exclude(history_type="-").exclude(history_change_reason=None)
    return kept.select_related("history_user").order_by("-history_id")


def newest_number(aid):
    """The number of the newest version; 0 when nothing was ever done."""
    return versions_of(aid).values_list("history_id", flat=True).first() or 0


def text_at(aid, number):
    """The text that an editor saw under this version number: of that concept, or of the edition of that time."""
    version = versions_of(aid).filter(history_id=number).first()
    if version and version.concept:
        return version.concept
    editions = Edition.objects.filter(aid=aid)
    of_then = editions.filter(published_at__lte=version.history_date).first() if version else editions.last()
    return of_then.source if of_then else ""


def record(aid, *, by, why):
    """Keep the aid as it is now as one version."""
    aid._history_user, aid._change_reason = by, why
    aid.save()
    return aid
