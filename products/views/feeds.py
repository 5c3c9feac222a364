"""The products for other programs: an Atom feed of changes, and the catalogue as JSON and CSV."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from privacyportal.core.choices import address_with
from privacyportal.core.exits import ReadableFeed, csv_response, readable
from privacyportal.core.pagination import PageOutOfRange, paginate
from privacyportal.core.problems import problem
from privacyportal.core.shared_pages import same_for_visitors

from ..models import Change, Product
from ..open_data import COLUMNS, row_of
from ..two_things import origin_sentence
from .pages import moved_or_gone

ROWS_OF_JSON = 500  # a catalogue of ordinary length in one answer


class ChangesFeed(Feed):
    feed_type = ReadableFeed
    title = "Kennisproducten - Privacy voor gemeenten"
    subtitle = "Nieuwe en gewijzigde uitleg bij documenten van IBD, VNG en Autoriteit Persoonsgegevens."
    language = "nl"

    def link(self):
        return reverse("products:list")

    def items(self):
        return Change.objects.public()[:50]

    def item_title(self, change):
        return f"{change.product.title}, versie {change.version}"

    def item_description(self, change):
        return " ".join(filter(None, [change.summary, origin_sentence(change.product)]))

    def item_link(self, change):
        return change.product.get_absolute_url()

    def item_guid(self, change):
        return f"tag:privacyportaal,2026:wijziging-{change.pk}"

    def item_pubdate(self, change):
        return change.changed_at

    item_updateddate = item_pubdate


class ProductFeed(ChangesFeed):
    """The changes of one product, for who follows it without an account."""

    def get_object(self, request, product):
        return product

    def title(self, product):
        return f"{product.title} - Privacy voor gemeenten"

    def subtitle(self, product):
        return product.summary

    def link(self, product):
        return product.get_absolute_url()

    def items(self, product):
        return product.changes.public()[:50]


changes_feed = same_for_visitors(login_not_required(require_safe(ChangesFeed())))


@same_for_visitors
@login_not_required
@require_safe
def product_feed(request, slug):
    product = Product.objects.published().filter(slug=slug).first()
    return ProductFeed()(request, product=product) if product else moved_or_gone(request, slug, feed_address)


def feed_address(product):
    return reverse("products:product_feed", args=[product.slug])


@same_for_visitors(query=r"(pagina=[2-9])?")
@login_not_required
@require_safe
def catalogue_json(request):
    """A longer catalogue goes on at the address in `volgende`."""
    try:
        page = paginate(_products(), request.GET, size=ROWS_OF_JSON)
    except PageOutOfRange:
        return problem(404, "Zo veel pagina's heeft deze lijst niet.")
    facts = {"kennisproducten": _rows(request, page)} | _following(request, page)
    return JsonResponse(readable(facts), json_dumps_params={"ensure_ascii": False})


def _following(request, page):
    if not page.has_next():
        return {}
    address = request.path + address_with(request.GET, pagina=page.next_page_number())
    return {"volgende": request.build_absolute_uri(address)}


@same_for_visitors
@login_not_required
@require_safe
def catalogue_csv(request):
    """The whole catalogue, however long: nobody reads half a table."""
    return csv_response("kennisproducten.csv", COLUMNS, [row.values() for row in _rows(request, _products())])


def _products():
    return Product.objects.in_catalogue().for_cards().prefetch_related("themes")


def _rows(request, products):
    return [row_of(product, request.build_absolute_uri) for product in products]
