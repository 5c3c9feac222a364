"""How many products each choice of the catalogue would show, from the shapes that products have."""

from collections import Counter, defaultdict

from privacyportal.core.shared_pages.kept_answer import kept_answer

from .models import Product

FIELDS = ("organisatie", "soort", "status")  # the order in which a shape has them; the last of it is its themes


class FacetCounts:
    """`counts.of("soort")["guide"]` and `counts.total`, for what is `chosen` among products of these `shapes`.

    A choice counts in every other facet than its own.
    """

    def __init__(self, shapes, chosen):
        self._shapes, self._chosen = shapes, chosen

    @property
    def total(self):
        return sum(count for _, count in self._fitting())

    def of(self, facet):
        counts = Counter()
        for (*values, themes), count in self._fitting(besides=facet):
            for value in themes if facet == "onderwerp" else [values[FIELDS.index(facet)]]:
                counts[value] += count
        return counts

    def _fitting(self, besides=""):
        wanted = {name: set(self._chosen[name]) for name in (*FIELDS, "onderwerp") if name != besides}
        for shape, count in self._shapes.items():
            *values, themes = shape
            fits = (not wanted.get(name) or value in wanted[name] for name, value in zip(FIELDS, values, strict=True))
            if all(fits) and not (wanted.get("onderwerp") and themes.isdisjoint(wanted["onderwerp"])):
                yield shape, count


def shapes_of(products):
    """How many of `products` there are of each publisher, kind, label and set of themes; two statements."""
    products = products.order_by()
    themes = defaultdict(set)
    links = Product.themes.through.objects.filter(product__in=products.values("pk"))
    for product, theme in links.values_list("product", "theme__slug"):
        themes[product].add(theme)
    rows = products.with_labels().values_list("pk", "publisher__slug", "kind", "label")
    return Counter((*values, frozenset(themes[pk])) for pk, *values in rows)


@kept_answer
def shapes_of_catalogue():
    """`shapes_of` the whole catalogue."""
    return shapes_of(Product.objects.in_catalogue())
