"""The published aids, and what changed since the edition of an address."""

from dataclasses import dataclass

from products.definitions.editions import Live, Published

from .definition import Definition
from .models import DecisionAid
from .reading import read


@dataclass(frozen=True)
class LiveAid(Live):
    definition: Definition
    namespace: str = "decision_aids"


_published = Published(DecisionAid, read, LiveAid)
live_aids, live, live_among = _published.all, _published.one, _published.among
content_of = _published.content_of


def changes_for(aid, given):
    """What each edition since the one of the address changed, the newest first; None when that is not older."""
    if not given.edition or given.edition >= aid.edition:
        return None
    return _published.changes_since(aid.slug, given.edition)
