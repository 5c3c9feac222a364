"""Numbered pages whose addresses keep every other choice."""

from dataclasses import dataclass

from django.core.paginator import Paginator

from .numbers import whole


@dataclass(frozen=True)
class PageLink:
    number: int | None  # None is a gap
    url: str = ""
    is_current: bool = False


class PageOutOfRange(Exception):
    """The page number is not one of this list's; the caller goes to page 1."""


def paginate(rows, query, *, size):
    """Page `query["pagina"]` of `rows`, with `links`, `previous_url` and `next_url`.

    `query` is a QueryDict; raises PageOutOfRange for a number that is no page here.
    """
    paginator = Paginator(rows, size)
    number = whole(query.get("pagina", "1")) or 0
    if not 1 <= number <= paginator.num_pages:
        raise PageOutOfRange
    page = paginator.page(number)
    page.links = [_link(query, wanted, number) for wanted in paginator.get_elided_page_range(number, on_each_side=2)]
    page.previous_url = _url(query, number - 1) if page.has_previous() else ""
    page.next_url = _url(query, number + 1) if page.has_next() else ""
    return page


def _link(query, wanted, current):
    if not isinstance(wanted, int):
        return PageLink(None)
    return PageLink(wanted, _url(query, wanted), wanted == current)


def _url(query, number):
    query = query.copy()
    query.pop("pagina", None)
    if number > 1:
        query["pagina"] = number
    return f"?{query.urlencode()}"
