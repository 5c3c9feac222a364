"""The catalogue in outline: what the filters know of each product, and which stand in which order.

It is asked once in a process until something public changes. So a page of a long catalogue reads the products that it
shows, and no others; only new words read every text.
"""

from collections import defaultdict
from functools import lru_cache

from privacyportal.core.shared_pages.kept_answer import kept_answer

from .models import Product

ORDERINGS = {"gecontroleerd": ["-checked_on", "title", "pk"], "gewijzigd": ["-version_on", "title", "pk"]}
MOST_WORDS = 32  # what visitors typed last; each is a set of keys in memory


@kept_answer
def shapes():
    """By key the publisher, kind, label and set of themes of a product, in that order; two statements."""
    products = Product.objects.in_catalogue().order_by()
    themes, same = defaultdict(set), {}
    links = Product.themes.through.objects.filter(product__in=products.values("pk"))
    for product, theme in links.values_list("product", "theme__slug"):
        themes[product].add(theme)
    rows = products.with_labels().values_list("pk", "publisher__slug", "kind", "label")
    found = {pk: (*values, frozenset(themes[pk])) for pk, *values in rows}
    return {pk: same.setdefault(shape, shape) for pk, shape in found.items()}  # few, and quick to compare


@kept_answer
def keys_in_order(order):
    """The keys of the whole catalogue in one of its orders; by title when it is none of ORDERINGS."""
    products, ordering = Product.objects.in_catalogue(), ORDERINGS.get(order)
    products = products.order_by(*ordering) if ordering else products.by_title()
    return tuple(products.values_list("pk", flat=True))


def keys_containing(words):
    """Of the products in which each of the words stands."""
    return _searcher()(words)


@kept_answer
def _searcher():
    """With a memory of its own: many words must not push out what else is kept."""
    return lru_cache(MOST_WORDS)(_ask_for_words)


def _ask_for_words(words):
    products = Product.objects.in_catalogue().containing(words).order_by()
    return frozenset(products.values_list("pk", flat=True))


class Rows:
    """The products with these keys, as a list whose slices are read when asked for, each with all that `products` has."""

    def __init__(self, keys, products):
        self.keys, self.products = keys, products

    def __len__(self):
        return len(self.keys)

    def __getitem__(self, some):
        keys = self.keys[some]
        rows = self.products.in_bulk(keys)
        return [rows[key] for key in keys if key in rows]  # one may have gone a moment ago
