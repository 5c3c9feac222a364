"""What machines ask for: robots.txt, OpenSearch, the sitemap and the health of the portal."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import index as sitemap_index
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.db import DatabaseError, connection
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from privacyportal.core import measures, schema
from privacyportal.core.shared_pages import same_for_visitors
from products.decision_aids.addresses import start_url
from products.decision_aids.editions import live_aids
from products.fill_in.editions import live_models
from products.models import Product

from . import condition
from .models import HelpPage

STATIC_PAGES = [
    "pages:home",
    "products:list",
    "api:about",
    "decision_aids:list",
    "fill_in:list",
    "register:register",
    "community:home",
    "contact:form",
    "pages:help",
    "pages:glossary",
    "pages:about",
    "pages:accountability",
    "pages:privacy_statement",
    "pages:cookies",
    "pages:accessibility",
    "pages:vulnerability",
]


class StaticSitemap(Sitemap):
    def items(self):
        return STATIC_PAGES

    def location(self, name):
        return reverse(name)


class ProductSitemap(Sitemap):
    limit = 5_000  # in one file

    def items(self):
        return Product.objects.published().only("slug", "changed_at")

    def lastmod(self, product):
        return product.changed_at


class AidSitemap(Sitemap):
    def items(self):
        return live_aids()

    def location(self, aid):
        return start_url(aid)

    def lastmod(self, aid):
        return aid.published_at


class ModelSitemap(Sitemap):
    def items(self):
        return live_models()

    def location(self, model):
        return reverse("fill_in:model", args=[model.slug])

    def lastmod(self, model):
        return model.published_at


class HelpSitemap(Sitemap):
    def items(self):
        return HelpPage.objects.all()

    def lastmod(self, page):
        return page.reviewed_on


SECTION = "sitemap_section"
SITEMAPS = {
    "pages": StaticSitemap,
    "products": ProductSitemap,
    "aids": AidSitemap,
    "models": ModelSitemap,
    "help": HelpSitemap,
}


@same_for_visitors
@login_not_required
@require_safe
def sitemap(request):
    """All pages; with very many products a list of sitemaps, each of one section."""
    is_in_one = ProductSitemap().paginator.num_pages == 1
    return sitemap_view(request, SITEMAPS) if is_in_one else sitemap_index(request, SITEMAPS, sitemap_url_name=SECTION)


@same_for_visitors(query=r"(p=\d{1,2})?")
@login_not_required
@require_safe
def sitemap_section(request, section):
    return sitemap_view(request, SITEMAPS, section=section)


@same_for_visitors
@login_not_required
@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        "Disallow: /beheer/",
        "Disallow: /account/",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@same_for_visitors
@login_not_required
@require_safe
def opensearch(request):
    content_type = "application/opensearchdescription+xml; charset=utf-8"
    return render(request, "pages/opensearch.xml", {"home": request.build_absolute_uri("/")}, content_type=content_type)


@login_not_required
@require_safe
def live(request):
    return HttpResponse("ok\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def metrics(request):
    """For Prometheus, with METRICS_TOKEN as `Authorization: Bearer …`; for everybody else there is no such page."""
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not measures.is_on() or not constant_time_compare(shown, settings.METRICS_TOKEN):
        raise Http404
    text, content_type = measures.as_text(condition.gauges())
    return HttpResponse(text, content_type=content_type)


@login_not_required
@require_safe
def ready(request):
    """200 when this process can answer pages: its database is there, with what this code needs of it.

    What else is late, full or away is told and no more: it is the same for every node, and would take out all of them.
    """
    try:
        connection.ensure_connection()
        if not schema.is_applied():
            return JsonResponse({"database": "ok", "migrations": "missing"}, status=503)
        return JsonResponse({"database": "ok", "migrations": "ok", **condition.figures()})
    except DatabaseError:
        return JsonResponse({"database": "unreachable"}, status=503)
