"""The ageing list: which text was last looked at when, for a spreadsheet."""

import csv

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..models import Product
from ..views.feeds import safe_cell

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
]


@require_safe
def ageing_list(request):
    if not request.user.has_perm("products.view_product"):
        raise PermissionDenied
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="verouderingslijst.csv"'},
    )
    response.write("\ufeff")  # so that Excel reads it as UTF-8
    writer = csv.writer(response, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows([safe_cell(cell) for cell in _row(product)] for product in ageing_products())
    return response


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
    ]
