"""The tools whose YAML leads to a product: by its slug as a value, or by a link in a text."""

from products.where_used import Use

from .concepts import published_text, title_of
from .places import texts_in


def tools_naming(model, product, addresses, user):
    """Every tool of one room whose text on the website, or whose concept, leads there."""
    slugs = {address.strip("/").rpartition("/")[2] for address in addresses}
    for tool in model.objects.all():
        for kind, text in [(tool.kind, published_text(tool)), (f"Concept van {tool.this}", tool.concept)]:
            if text and _leads_there(text, slugs, addresses):
                yield Use(kind.capitalize(), title_of(tool), tool.change_url())


def _leads_there(text, slugs, addresses):
    return any(value in slugs or any(address in value for address in addresses) for value in texts_in(text))
