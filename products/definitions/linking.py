"""The links in the tools on the website: what may lead nowhere one day.

A product that a tool names by its slug is no such link: a page shows those that are there.
"""

from django.utils.text import capfirst

from products.linked_places import place

from .concepts import published_text, title_of
from .places import texts_in


def linking_tools(model):
    """A Place per tool of one room that readers can open."""
    for tool in model.objects.filter(offline_at=None):
        if text := published_text(tool):
            with_links = [one for one in texts_in(text) if "](" in one or "://" in one]
            yield place(tool, _name_of(tool, title_of(tool, text)), *with_links)


def _name_of(tool, title):
    kind = capfirst(tool.kind)
    return title if title.startswith(kind) else f"{kind}: {title}"
