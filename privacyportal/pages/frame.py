"""The frame of a page: header and footer, made once for each place in the menu and each row of links in the header."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import escape

from privacyportal.core.moulds import Marks

MARKS = Marks(html=["canonical"])


def header(portal):
    """The header for `portal`, as the context of a page holds it."""
    shown = (portal[name] for name in ("name", "menu", "search_url", "suggest_url"))
    mould = _header(timezone.localdate(), tuple(portal["account"]), tuple(portal["account_links"]), *shown)
    return mould.filled({"canonical": escape(portal["canonical"])})


@lru_cache(maxsize=256)
def _header(today, account, account_links, name, menu, search_url, suggest_url):
    """For one day, which stands on paper."""
    label, url, _ = account
    portal = {
        "name": name,
        "menu": menu,
        "search_url": search_url,
        "suggest_url": suggest_url,
        "account": {"label": label, "url": url},
        "account_links": account_links,
        "canonical": MARKS["canonical"],
    }
    return MARKS.mould(render_to_string("layout/header.html", {"portal": portal}))


@lru_cache(maxsize=64)
def footer(name, links, operator):
    """The footer with these Links, and the name of who runs the portal."""
    return render_to_string(
        "layout/footer.html", {"portal": {"name": name, "footer": links, "operator": {"name": operator}}}
    )
