"""The ageing list: which text was last looked at when, for a spreadsheet."""

from django.db.models import F
from django.utils import timezone
from django.views.decorators.http import require_safe

from privacyportal.core.exits import csv_response
from privacyportal.core.who_may import require_right

from ..models import Product

COLUMNS = [
    "titel",
    "adres",
    "organisatie",
    "soort",
    "status",
    "versie",
    "datum_versie",
    "laatst_gecontroleerd",
    "te_controleren_voor",
    "dagen_te_laat",
    "eigenaar",
    "laatst_gewijzigd",
    "kapotte_links",
    "gecontroleerd_als",
    "gewijzigd_na_controle",
]


@require_safe
def ageing_list(request):
    require_right(request.user, "products.view_product")
    return csv_response("verouderingslijst.csv", COLUMNS, map(_row, ageing_products()))


def ageing_products():
    """The product that waits longest for its check first; concepts without a date last."""
    return (
        Product.objects.without_newer_concepts()
        .select_related("publisher", "owner")
        .prefetch_related("broken_links")
        .defer("body", "kept")
        .order_by(F("check_before_on").asc(nulls_last=True), "title", "pk")
    )


def _row(product):
    late = (timezone.localdate() - product.check_before_on).days if product.check_before_on else 0
    return [
        product.title,
        product.get_absolute_url(),
        product.publisher.name,
        product.get_kind_display(),
        product.status_label,
        product.version,
        product.version_on,
        product.checked_on,
        product.check_before_on,
        max(0, late),
        product.owner,
        timezone.localdate(product.changed_at),
        len(product.broken_links.all()),
        product.checked_as,
        "ja" if product.is_changed_since_check else "nee",
    ]
