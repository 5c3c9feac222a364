"""Where editors keep the products current."""

from . import history, links, product, terms

__all__ = ["history", "links", "product", "terms"]
