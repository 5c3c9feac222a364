"""One box over everything: the results, the suggestions while typing, and the count of what was asked."""

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from privacyportal.accounts.permissions import is_member
from privacyportal.core.pagination import PageOutOfRange, first_page, paginate
from privacyportal.core.same_origin import same_origin_only
from privacyportal.index.gathering import MOST_COUNTED
from privacyportal.index.query_counts import count_click, count_search
from privacyportal.index.searching import titles_starting_with
from products.models import LawTerm, Theme

from .asking import Asked
from .links import contact_links, tabs
from .old_terms import law_groups, old_term_notices
from .readers import audiences_of, groups_for
from .said import with_what_colleagues_said

PAGE_SIZE = 20
TOKEN = "search.count"


@login_not_required
@require_safe
def search_page(request):
    asked = Asked(request)
    if not asked.words:
        return render(request, "search/search_page.html", {"heading": "Zoeken", "themes": Theme.objects.all()})
    laws = list(LawTerm.objects.outdated())
    results = asked.find(extra_groups=law_groups(laws))
    try:
        page = paginate(results.ranked, request.GET, size=PAGE_SIZE)
    except PageOutOfRange:
        return first_page(request)
    return render(request, "search/search_page.html", _results_page(asked, results, page, laws))


@login_not_required
@require_safe
def suggestions(request):
    """The query and the titles that fit what was typed, as OpenSearch suggestions."""
    typed = request.GET.get("q", "")
    audiences = audiences_of(request)
    found = titles_starting_with(typed, audiences=audiences, kinds=groups_for(audiences))
    titles = list(dict.fromkeys(title for title, _ in found))
    return JsonResponse([typed[:200], titles], safe=False)


def _results_page(asked, results, page, laws):
    return {
        "heading": f"Zoekresultaten voor '{asked.words}'",
        "query": asked.words,
        "results": results,
        "count": results.counts[asked.group] if asked.group else results.total,
        "most_counted": MOST_COUNTED,
        "tabs": tabs(results, asked.group, asked.choices),
        "page": page,
        "hits": with_what_colleagues_said(results.hits(page.object_list)),
        "is_member": is_member(asked.user),
        "notices": old_term_notices(results, laws),
        "themes": [] if results.ranked else Theme.objects.all(),
        "links": contact_links(asked.words),
        "has_withdrawn": asked.has_withdrawn,
        "token": signing.Signer(salt=TOKEN).sign_object([asked.words, not results.ranked]),
    }


@same_origin_only
@login_not_required
@require_POST
def count(request):
    """Count one search or click per month: the words and their success, not who, from where or when."""
    try:
        query, is_empty = signing.Signer(salt=TOKEN).unsign_object(request.POST.get("token", ""))
    except (signing.BadSignature, ValueError):
        return HttpResponseBadRequest()
    if request.POST.get("click"):
        count_click(query)
    else:
        count_search(query, is_empty=is_empty)
    return HttpResponse(status=204)
