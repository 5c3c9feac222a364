"""One row of the retention policy."""

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True, kw_only=True)
class Rule:
    """The words for readers, and for the program what takes the rows of `model` away. One of:

    since: the eraser deletes a row when this date or time is longer ago than `keep` and the row fits `only`.
    aged_by: every tick calls this act, which deletes what is too old together with all that hangs on it.
    ended_by: a person's deed calls this act; time alone takes nothing away.
    outside: it is kept outside the portal, and the operator ends it.

    `along` names the models that follow.
    """

    subject: str
    period: str
    starts: str
    reason: str
    model: str = ""
    since: str = ""
    keep: timedelta = timedelta(0)
    only: dict = field(default_factory=dict)
    aged_by: str = ""
    ended_by: str = ""
    outside: str = ""
    along: tuple = ()

    @property
    def labels(self):
        return (self.model, *self.along) if self.model else ()

    @property
    def ways(self):
        """In which ways it ends; a good rule has one."""
        return [way for way in (self.since, self.aged_by, self.ended_by, self.outside) if way]
