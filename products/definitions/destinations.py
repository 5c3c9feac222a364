"""Do the links and the products that a definition names exist on this website?"""

from privacyportal.core.markdown import TextTooLong, check_markdown, links_in
from products.models import Product
from products.own_pages import lost_among

from .faults import Fault
from .places import unknown, walk


def link_faults(source):
    """Links to pages of ours that are not there, and texts that cannot be shown."""
    for path, value in walk(source.content):
        if isinstance(value, str) and ("](" in value or "://" in value or len(value) > 300):
            yield from _broken(source, path, value)


def product_faults(source, named):
    """Products that are not published, of these pairs of a path and a slug."""
    named = list(named)
    published = set(Product.objects.published().values_list("slug", flat=True)) if named else set()
    for path, slug in named:
        if slug not in published:
            yield unknown(source, path, slug, published, "Het product")


def _broken(source, path, text):
    try:
        check_markdown(text)
    except TextTooLong as error:
        yield Fault(source.line_of(path), str(error.messages[0] if hasattr(error, "messages") else error))
        return
    links = links_in(text)
    lost = lost_among([link.address for link in links], text)
    for link in links:
        if link.address in lost:
            yield Fault(source.line_of(path), f"De link ‘{link.text}’ gaat naar een pagina die niet bestaat.")
