"""What the pages of a model show to a member: that she may keep a concept, and the one that she has."""

from privacyportal.accounts.permissions import may_enter

from ..keeping import kept_by

SEEN, INSTEAD = "bewaard-op", "in-plaats-van"  # no field of a model has a "-" in its name


def members_part(request, model):
    """For a template: `may_keep`, the concept as `kept`, and as `seen` the stamp of the concept that this form holds."""
    if not (model.edition and may_enter(request)):
        return {"may_keep": False}
    return {"may_keep": True, "kept": kept_by(request.user, model.slug), "seen": request.POST.get(SEEN, "")}


def seen_in(posted):
    """The stamp of the concept that may be written over: what the form was opened from, or what she pointed at."""
    return posted.get(INSTEAD) or posted.get(SEEN, "")
