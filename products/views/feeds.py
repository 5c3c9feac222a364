"""The products for other programs: an Atom feed of changes, and the catalogue as JSON and CSV."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from privacyportal.core.exits import ReadableFeed, csv_response, readable

from ..models import Change, Product
from ..two_things import origin_sentence
from .pages import moved_or_gone

COLUMNS = [
    "titel",
    "adres",
    "organisatie",
    "soort",
    "status",
    "versie",
    "versiedatum",
    "laatst_gecontroleerd",
    "onderwerpen",
    "geschreven_onder",
    "samenvatting",
    "licentie",  # of the text on the page; that of the document stands apart
    "document_titel",
    "document_uitgever",
    "document_versie",
    "document_datum",
    "document_adres",
    "document_licentie",
    "document_verouderd",
    "tekst_geschreven_op",
    "tekst_gewijzigd_op",
    "tekst_herkomst",
    "gecontroleerd_als",
    "gecontroleerde_versie",
    "gewijzigd_na_controle",
]


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


changes_feed = login_not_required(require_safe(ChangesFeed()))


@login_not_required
@require_safe
def product_feed(request, slug):
    product = Product.objects.published().filter(slug=slug).first()
    return ProductFeed()(request, product=product) if product else moved_or_gone(request, slug, feed_address)


def feed_address(product):
    return reverse("products:product_feed", args=[product.slug])


@login_not_required
@require_safe
def catalogue_json(request):
    return JsonResponse({"kennisproducten": readable(_rows(request))}, json_dumps_params={"ensure_ascii": False})


@login_not_required
@require_safe
def catalogue_csv(request):
    return csv_response("kennisproducten.csv", COLUMNS, [row.values() for row in _rows(request)])


def _rows(request):
    products = Product.objects.in_catalogue().for_cards().prefetch_related("themes")
    return [_row(product, request.build_absolute_uri(product.get_absolute_url())) for product in products]


def _row(product, url):
    themes = [theme.name for theme in product.themes.all()]
    laws = [law.term for law in product.written_under.all()]
    values = [
        product.title,
        url,
        product.publisher.name,
        product.get_kind_display(),
        product.status_label,
        product.version,
        product.version_on,
        product.checked_on,
        themes,
        laws,
        product.summary,
        product.licence,
        product.original_title,
        product.original_publisher,
        product.original_version,
        product.original_on,
        product.original_url,
        product.original_licence,
        product.outdated_note,
        product.explained_on,
        product.text_changed_on,
        origin_sentence(product),
        product.checked_as,
        product.checked_version,
        "ja" if product.is_changed_since_check else "nee",
    ]
    return dict(zip(COLUMNS, values, strict=True))
