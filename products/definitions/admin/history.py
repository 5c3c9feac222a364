"""Every edition and every act on a tool; two texts compared, and one put back."""

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST, require_safe

from privacyportal.core.differences import compare, in_context
from privacyportal.core.numbers import whole
from privacyportal.core.pagination import PageOutOfRange, first_page, paginate
from privacyportal.core.refusals import Refused

from .. import publishing
from ..concepts import versions_of, working_text
from .pages import ToolPages

PAGE_SIZE = 50


class Text(NamedTuple):
    """A text that can be compared and put back, by its name in an address: `u3` an edition, `c12` a concept."""

    key: str
    label: str
    source: str


class HistoryPages(ToolPages):
    @method_decorator(require_safe)
    def history(self, request, number):
        tool = self.found(request, number, "view")
        try:
            page = paginate(versions_of(tool), request.GET, size=PAGE_SIZE)
        except PageOutOfRange:
            return first_page(request)
        editions = tool.editions.select_related("by").defer("source")
        context = {"editions": editions, "page": page, "may_change": self.may(request, "change")}
        return self.shown(request, "definitions/history.html", tool, "Geschiedenis", context)

    @method_decorator(require_safe)
    def compare(self, request, number):
        """`?van=u1&naar=c12` compares these texts; without `naar` the concept, without `van` the newest edition."""
        tool, asked, newest = self.found(request, number, "view"), request.GET, None
        if not asked.get("van") and not (newest := tool.editions.first()):
            return redirect(tool.desk_url("history"))
        newer = _text(tool, asked["naar"]) if asked.get("naar") else Text("", "Nu bewaard", working_text(tool))
        older = _of_edition(newest) if newest else _text(tool, asked["van"])
        context = {"older": older, "newer": newer, "pieces": in_context(compare(older.source, newer.source))}
        context["are_equal"] = older.source == newer.source
        return self.shown(request, "definitions/compare.html", tool, "Vergelijk", context)

    @method_decorator(require_POST)
    def restore(self, request, number, key):
        tool = self.found(request, number, "change")
        text = _text(tool, key)
        try:
            publishing.restore(tool=tool, source=text.source, label=text.label, by=request.user)
            messages.success(request, f"{text.label} is teruggezet als concept. De website is niet veranderd.")
        except Refused as refused:
            messages.warning(request, str(refused))
        return redirect(tool.change_url())


def _text(tool, key):
    kind, row = key[:1], whole(key[1:]) or 0
    if kind == "u" and (edition := tool.editions.filter(number=row).first()):
        return _of_edition(edition)
    version = versions_of(tool).filter(history_id=row).exclude(concept="").first() if kind == "c" else None
    if not version:
        raise Http404
    return Text(key, f"Concept van {version.history_date:%d-%m-%Y}", version.concept)


def _of_edition(edition):
    return Text(edition.key, f"Uitgave {edition.number}", edition.source)
