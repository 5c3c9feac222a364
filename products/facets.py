"""Which products fit what is chosen in the catalogue, and how many each other choice would show."""

from collections import Counter
from functools import cached_property

from privacyportal.core.shared_pages.kept_answer import kept_answer

from . import outline

FIELDS = ("organisatie", "soort", "status")  # the order in which a shape has them; the last of it is its themes


class Fitting:
    """What fits `chosen` (names as in the address): `keys`, `total` and `counts_of("soort")["guide"]`.

    A choice counts in every other facet than its own.
    """

    def __init__(self, chosen):
        self._chosen = chosen

    @property
    def total(self):
        return sum(count for _, count in self._shapes_that_fit())

    @property
    def keys(self):
        """Of the products, in the chosen order."""
        fitting = {shape for shape, _ in self._shapes_that_fit()}
        found = self._found
        return [key for key in outline.keys_in_order(self._chosen["sorteer"]) if found.get(key) in fitting]

    def counts_of(self, facet):
        counts = Counter()
        for (*values, themes), count in self._shapes_that_fit(besides=facet):
            for value in themes if facet == "onderwerp" else [values[FIELDS.index(facet)]]:
                counts[value] += count
        return counts

    @cached_property
    def _found(self):
        """The shapes of the products in which the words stand."""
        shapes, words = outline.shapes(), self._chosen["q"]
        return {key: shapes[key] for key in outline.keys_containing(words) if key in shapes} if words else shapes

    @cached_property
    def _shapes(self):
        return Counter(self._found.values()) if self._chosen["q"] else _shapes_of_catalogue()

    def _shapes_that_fit(self, besides=""):
        wanted = {name: set(self._chosen[name]) for name in (*FIELDS, "onderwerp") if name != besides}
        for shape, count in self._shapes.items():
            *values, themes = shape
            fits = (not wanted.get(name) or value in wanted[name] for name, value in zip(FIELDS, values, strict=True))
            if all(fits) and not (wanted.get("onderwerp") and themes.isdisjoint(wanted["onderwerp"])):
                yield shape, count


@kept_answer
def _shapes_of_catalogue():
    """How many products there are of each shape."""
    return Counter(outline.shapes().values())
