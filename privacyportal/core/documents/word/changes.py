"""Changes in a Word file that nobody judged yet: taken or refused, and counted as one sees them."""

from .lost import Lost
from .markup import W, is_on, local


class Changes:
    """The part of Shaping that knows them; only merging paragraphs is left to pandoc."""

    last_change, in_change = None, 0

    def _ins(self, change):
        return self._changed(change, stays=self.takes_changes)

    def _del(self, change):
        return self._changed(change, stays=not self.takes_changes)

    def _moveTo(self, change):
        return self._changed(change, stays=self.takes_changes)

    def _moveFrom(self, change):
        return self._changed(change, stays=not self.takes_changes, counts=False)  # as it arrives

    def _changed(self, change, *, stays, counts=True):
        who = (local(change), change.get(f"{W}author"), change.get(f"{W}date"))
        if counts and who != self.last_change:
            self.lost[Lost.TAKEN if self.takes_changes else Lost.REFUSED] += 1
        self.last_change = who
        self.in_change += 1
        inside = list(self._walk(change)) if stays else []
        self.in_change -= 1
        return inside

    def _delText(self, text):
        text.tag = f"{W}t"
        return [text]

    def _delInstrText(self, text):
        text.tag = f"{W}instrText"
        return [text]

    def _tr(self, row):
        added, taken_out = (row.find(f"{W}trPr/{W}{name}") is not None for name in ("ins", "del"))
        if added or taken_out:
            self.lost[Lost.TAKEN if self.takes_changes else Lost.REFUSED] += 1
        if is_on(row, "trPr/hidden"):
            self.lost[Lost.HIDDEN] += 1
            return []
        goes = taken_out if self.takes_changes else added
        return [] if goes else [self._walk(row)]
