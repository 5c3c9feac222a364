"""The answers of the API, and the page that tells people about it."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import EmptyPage
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from privacyportal.core.choices import address_with
from privacyportal.core.exits import readable
from privacyportal.core.problems import problem
from privacyportal.core.shared_pages import same_for_visitors

from ..models import FormerSlug, Product, Publisher, Theme
from . import rows
from .choices import CatalogueChoices
from .description import describe


def door(view):
    """Open to every program, for reading; whoever would write hears 405 and nothing about forms."""
    return login_not_required(csrf_exempt(require_safe(view)))


def answer(facts, **headers):
    headers |= {"Cache-Control": "no-cache"}  # kept, and asked again with its ETag
    return JsonResponse(readable(facts), json_dumps_params={"ensure_ascii": False}, headers=headers)


@same_for_visitors
@door
def start(request):
    address = {name: request.build_absolute_uri(reverse(f"api:{door}")) for name, door in DOORS.items()}
    return answer({"titel": "Kennisproducten over privacy voor gemeenten", "versie": settings.API_VERSION, **address})


DOORS = {
    "kennisproducten": "products",
    "organisaties": "publishers",
    "onderwerpen": "themes",
    "beschrijving": "description",
    "uitleg": "about",
}


@same_for_visitors
@door
def description(request):
    return answer(describe(request.build_absolute_uri))


@same_for_visitors
@door
def products(request):
    choices = CatalogueChoices(request.GET)
    if not choices.is_valid():
        return problem(400, "Een of meer parameters kloppen niet.", errors=choices.problems())
    try:
        page = choices.page()
    except EmptyPage:
        return problem(404, "Zo veel pagina's heeft deze lijst niet.")
    links = _links(request, page)
    body = {
        "aantal": page.paginator.count,
        "pagina": page.number,
        "aantalPaginas": page.paginator.num_pages,
        "vorige": links.get("prev"),
        "volgende": links.get("next"),
        "kennisproducten": [rows.short(product, request.build_absolute_uri) for product in page],
    }
    return answer(body, Link=", ".join(f'<{address}>; rel="{rel}"' for rel, address in links.items()))


def _links(request, page):
    """By relation (RFC 8288) the address of the other pages of this list."""
    numbers = {"first": 1, "last": page.paginator.num_pages}
    numbers |= {"prev": page.number - 1} if page.has_previous() else {}
    numbers |= {"next": page.number + 1} if page.has_next() else {}
    path = request.build_absolute_uri(request.path)
    return {rel: path + address_with(request.GET, pagina=number) for rel, number in numbers.items()}


@same_for_visitors
@door
def product(request, slug):
    found = Product.objects.published().for_page().filter(slug=slug).first()
    return answer(rows.whole(found, request.build_absolute_uri)) if found else _moved_or_gone(slug)


def _moved_or_gone(slug):
    if former := FormerSlug.objects.select_related("product").filter(slug=slug).first():
        return HttpResponseRedirect(reverse("api:product", args=[former.product.slug]), status=308)
    if Product.objects.offline().filter(slug=slug).exists():
        return problem(410)
    return problem(404, "Dit kennisproduct kennen wij niet.")


@same_for_visitors
@door
def publishers(request):
    return answer({"organisaties": [rows.publisher_row(publisher) for publisher in Publisher.objects.all()]})


@same_for_visitors
@door
def themes(request):
    return answer({"onderwerpen": [rows.theme_row(theme) for theme in Theme.objects.all()]})


@same_for_visitors
@login_not_required
@require_safe
def about(request):
    """How a municipality shows the catalogue on its own website."""
    return render(request, "api/about.html", {"base": request.build_absolute_uri(settings.API_PREFIX)})
