"""How the pages of every tool show what its definition says; each room registers these as its own tags."""

from functools import lru_cache

from privacyportal.core.markdown import render_markdown
from products.models import Product


@lru_cache(maxsize=3_000)
def written(text):
    """Markdown of an editor as HTML, made once: the texts of an edition never change."""
    return render_markdown(text, top_level=3)


def products_of(tool):
    """The published products that a tool belongs with."""
    return Product.objects.published().in_order(tool.definition.products)
