"""The text that editors write in, beside the one on the website; every act on it is kept with who, when and why."""

import re

TITLE = re.compile(r"^titel: *['\"]?(.{1,300}?)['\"]? *$", re.MULTILINE)


def published_text(tool):
    """The YAML of the newest edition; empty for a tool that was never published."""
    return tool.editions.values_list("source", flat=True).first() or ""


def working_text(tool):
    """The newest concept, or what is on the website when nobody changed anything."""
    return tool.concept or published_text(tool)


def title_of(tool, text=None):
    """The title as the text says it, also of a text that is otherwise broken; else the address."""
    title = TITLE.search(working_text(tool) if text is None else text)
    return title[1] if title else tool.slug


def versions_of(tool):
    """What was done with a tool, the newest first; each has the concept as it was then."""
    kept = tool.history.exclude(history_type="-").exclude(history_change_reason=None)
    return kept.select_related("history_user").order_by("-history_id")


def newest_number(tool):
    """The number of the newest version; 0 when nothing was ever done."""
    return versions_of(tool).values_list("history_id", flat=True).first() or 0


def text_at(tool, number):
    """The text that an editor saw under this version number: of that concept, or of the edition of that time."""
    version = versions_of(tool).filter(history_id=number).first()
    if version and version.concept:
        return version.concept
    editions = tool.editions.all()
    of_then = editions.filter(published_at__lte=version.history_date).first() if version else editions.last()
    return of_then.source if of_then else ""


def record(tool, *, by, why):
    """Keep the tool as it is now as one version."""
    tool._history_user, tool._change_reason = by, why
    tool.save()
    return tool
