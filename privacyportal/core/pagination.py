"""Numbered pages whose addresses keep every other choice."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.shortcuts import redirect

from .choices import address_with
from .numbers import whole


@dataclass(frozen=True)
class PageLink:
    number: int | None  # None is a gap
    is_current: bool = False

    @property
    def choice(self):
        """The value of `?pagina=` that leads there; page 1 needs none."""
        return self.number if self.number != 1 else None


class PageOutOfRange(Exception):
    """The page number is not one of this list's; the caller answers with `first_page`."""


def paginate(rows, query, *, size, count=None):
    """Page `query["pagina"]` of `rows`, with `links`, `previous` and `following` for the template.

    `query` is a QueryDict; `count` how many rows there are, when the caller knows. Raises PageOutOfRange for a number
    that is no page here.
    """
    paginator = Paginator(rows, size)
    if count is not None:
        paginator.count = count
    number = whole(query.get("pagina", "1")) or 0
    if not 1 <= number <= paginator.num_pages:
        raise PageOutOfRange
    page = paginator.page(number)
    page.links = [_link(wanted, number) for wanted in paginator.get_elided_page_range(number, on_each_side=2)]
    page.previous = PageLink(number - 1) if page.has_previous() else None
    page.following = PageLink(number + 1) if page.has_next() else None
    return page


def first_page(request):
    """The way to the first page of the list at this address, with every other choice."""
    return redirect(f"{request.path}{address_with(request.GET, pagina=None)}".rstrip("?"))


def _link(wanted, current):
    return PageLink(wanted, wanted == current) if isinstance(wanted, int) else PageLink(None)
