"""Two editors at once: what the second one typed beside what the first one saved."""

from dataclasses import dataclass

from privacyportal.core.differences import compare, in_context

from .concepts import newest_number, text_at, versions_of, working_text


@dataclass
class Meeting:
    """Someone else saved in between; the second editor looks at both and saves again."""

    version: object  # what the other did last
    source: str  # what the form shows now
    pieces: list  # from the text of the other to one's own; empty when only the other changed it
    other_text: str


def meet(*, tool, seen, mine):
    """The Meeting when somebody changed the text after version number `seen`, else None. `mine` is what was typed."""
    if newest_number(tool) == seen:
        return None
    base, theirs = text_at(tool, seen), working_text(tool)
    if theirs.rstrip() in (base.rstrip(), mine.rstrip()):
        return None
    version = versions_of(tool).first()
    if mine.rstrip() == base.rstrip():
        return Meeting(version, theirs, [], theirs)
    return Meeting(version, mine, in_context(compare(theirs, mine)), theirs)
