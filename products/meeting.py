"""Two editors at once: what the second one typed is laid over what the first one saved, field by field."""

from dataclasses import dataclass

from privacyportal.core.differences import compare, in_context

from .concepts import CONTENT, SETS, working_copy
from .versions import Version, content_of, label_of, newest_number, readable, versions_of


@dataclass
class Meeting:
    """Someone else saved in between. `values` is what the form shows now; `clashes` need a choice."""

    version: Version  # what the other saved last
    taken_over: list[str]  # the fields that only the other changed
    clashes: list  # Clash: both changed the field
    values: dict

    @property
    def taken_labels(self):
        return [label_of(name) for name in self.taken_over]


@dataclass
class Clash:
    label: str
    pieces: list  # from the text of the other to one's own
    other_text: str


def meet(*, product, seen, mine):
    """The Meeting when `product` has a newer version than number `seen`, else None. `mine` is what was typed."""
    newest = newest_number(product)
    if not newest or newest == seen:
        return None
    base = _content_at(product, seen)
    theirs, mine = content_of(versions_of(product)[0]), base | mine
    texts = [readable(values) for values in (base, mine, theirs)]
    taken, clashes, values = [], [], dict(mine)
    for name in [*CONTENT, *SETS]:
        before, own, other = (text[name] for text in texts)
        if other in (before, own):
            continue
        if own == before:
            values[name] = theirs[name]
            taken.append(name)
        else:
            clashes.append(Clash(label_of(name), in_context(compare(other, own)), other))
    return Meeting(versions_of(product)[0], taken, clashes, values)


def _content_at(product, number):
    """What the second editor started from; the oldest known version when nothing was kept yet."""
    versions = versions_of(product)
    return content_of(versions.filter(history_id=number).first() or versions.last() or working_copy(product))
