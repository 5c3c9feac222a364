"""Where editors keep the products current."""

from . import broken_links, history, product_form, terms

__all__ = ["broken_links", "history", "product_form", "terms"]
