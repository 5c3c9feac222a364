"""Every edition and every act on an aid; two texts compared, and one put back."""

from typing import NamedTuple

from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from privacyportal.core.differences import compare, in_context
from privacyportal.core.numbers import whole
from privacyportal.core.pagination import PageOutOfRange, first_page, paginate
from privacyportal.core.refusals import Refused
from products.definitions import publishing
from products.definitions.concepts import versions_of, working_text

from .pages import change_url, context_of, found

PAGE_SIZE = 50


class Text(NamedTuple):
    """A text that can be compared and put back, by its name in an address: `u3` an edition, `c12` a concept."""

    key: str
    label: str
    source: str


@require_safe
def history(request, number):
    aid = found(request, number, "view")
    try:
        page = paginate(versions_of(aid), request.GET, size=PAGE_SIZE)
    except PageOutOfRange:
        return first_page(request)
    editions = aid.editions.select_related("by").defer("source")
    may_change = request.user.has_perm("decision_aids.change_decisionaid")
    context = context_of(aid, "Geschiedenis") | {"editions": editions, "page": page, "may_change": may_change}
    return render(request, "admin/decision_aids/history.html", admin.site.each_context(request) | context)


@require_safe
def compare_two(request, number):
    """`?van=u1&naar=c12` compares these texts; without `naar` the concept, without `van` the newest edition."""
    aid = found(request, number, "view")
    newer = _text(aid, request.GET["naar"]) if request.GET.get("naar") else Text("", "Nu bewaard", working_text(aid))
    newest = aid.editions.first()
    if not request.GET.get("van") and not newest:
        return redirect("admin:aid_history", number=number)
    older = _text(aid, request.GET["van"]) if request.GET.get("van") else _of_edition(newest)
    pieces = in_context(compare(older.source, newer.source))
    context = context_of(aid, "Vergelijk") | {"older": older, "newer": newer, "pieces": pieces}
    context |= {"are_equal": older.source == newer.source, "history_url": reverse("admin:aid_history", args=[number])}
    return render(request, "admin/decision_aids/compare.html", admin.site.each_context(request) | context)


@require_POST
def put_back(request, number, key):
    aid = found(request, number, "change")
    text = _text(aid, key)
    try:
        publishing.restore(tool=aid, source=text.source, label=text.label, by=request.user)
        messages.success(request, f"{text.label} is teruggezet als concept. De website is niet veranderd.")
    except Refused as refused:
        messages.warning(request, str(refused))
    return redirect(change_url(aid))


def _text(aid, key):
    kind, row = key[:1], whole(key[1:]) or 0
    if kind == "u" and (edition := aid.editions.filter(number=row).first()):
        return _of_edition(edition)
    version = versions_of(aid).filter(history_id=row).exclude(concept="").first() if kind == "c" else None
    if not version:
        raise Http404
    return Text(key, f"Concept van {version.history_date:%d-%m-%Y}", version.concept)


def _of_edition(edition):
    return Text(f"u{edition.number}", f"Uitgave {edition.number}", edition.source)
