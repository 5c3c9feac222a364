"""Where editors keep the products current."""

from . import broken_links, history, old_addresses, product_form, terms

__all__ = ["broken_links", "history", "old_addresses", "product_form", "terms"]
