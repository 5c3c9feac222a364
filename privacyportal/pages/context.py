"""What stands on every page around its own content."""

from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse, reverse_lazy
from django.utils.encoding import iri_to_uri
from django.utils.functional import SimpleLazyObject

from community.following import count_recent_news
from community.waiting import waiting_for
from privacyportal.accounts.permissions import is_member

MENU = [
    ("Kennisproducten", reverse_lazy("products:list")),
    ("Keuzehulp", reverse_lazy("decision_aids:list")),
    ("Modellen", reverse_lazy("fill_in:list")),
    ("Community", reverse_lazy("community:home")),
    ("Contact", reverse_lazy("contact:form")),
]
FOOTER = [
    ("Hulp", reverse_lazy("pages:help")),
    ("Contact", reverse_lazy("contact:form")),
    ("Over deze website", reverse_lazy("pages:about")),
    ("Verantwoording", reverse_lazy("pages:accountability")),
    ("Privacyverklaring", reverse_lazy("pages:privacy_statement")),
    ("Cookies", reverse_lazy("pages:cookies")),
    ("Toegankelijkheid", reverse_lazy("pages:accessibility")),
    ("Kwetsbaarheid melden", reverse_lazy("pages:vulnerability")),
]


def portal(request):
    """The frame of a page: menu, footer, canonical address, and whether search engines may keep it."""
    return {
        "portal": {
            "name": "Privacy voor gemeenten",
            "menu": _menu(request.path),
            "search_url": reverse("search:page"),
            "suggest_url": reverse("search:suggestions"),
            "footer": _footer(request.path),
            "account": SimpleLazyObject(lambda: _account(request)),
            "account_links": SimpleLazyObject(lambda: _account_links(request)),
            "canonical": canonical_address(request),
            "is_indexed": not request.META.get("QUERY_STRING"),  # GET may be what could not be read
            "operator": settings.OPERATOR,
            "emergency": settings.EMERGENCY,
        }
    }


def canonical_address(request):
    """This page's own address without choices; joined by hand, since `//host` as a path would name another site."""
    return f"{request.scheme}://{request.get_host()}{iri_to_uri(request.path)}"


class Link(NamedTuple):
    label: str
    url: str
    is_current: bool = False


def _menu(path):
    """A page of the menu stands for all below it."""
    return tuple(Link(label, url, path.startswith(url)) for label, url in _addresses("menu"))


def _footer(path):
    """A page of the footer stands for itself."""
    return tuple(Link(label, url, path == url) for label, url in _addresses("footer"))


@cache
def _addresses(name):
    return [(label, str(url)) for label, url in {"menu": MENU, "footer": FOOTER}[name]]


def _account(request):
    """Asked for by the header only: a page for when the database is away must not look up who someone is."""
    if _is_signed_in(request):
        return Link("Mijn account", reverse("accounts:overview"))
    return Link("Inloggen", reverse("account_login"))


def _account_links(request):
    """What else who signed in finds in the header of every page."""
    if not _is_signed_in(request):
        return ()
    count = count_recent_news(request.user) if is_member(request.user) else 0
    news = [Link(f"Nieuw ({count})", reverse("community:news"))] if count else []
    return (*news, *_desk_links(request.user), Link("Log uit", reverse("account_logout")))


def _desk_links(user):
    """The doors to the work of who has a role: what waits for a moderator, and the desk."""
    if count := sum(waiting_for(user).values()):
        yield Link(f"Te bekijken ({count})", reverse("community:queue"))
    if user.is_staff:
        yield Link("Beheer", reverse("admin:index"))


def _is_signed_in(request):
    return bool(getattr(request, "user", None) and request.user.is_authenticated)
