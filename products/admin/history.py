"""Every version of a product: the list, the comparison of two, and putting one back."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from privacyportal.core.numbers import whole
from privacyportal.core.pagination import paginate

from .. import publishing
from ..models import Product
from ..versions import differences, versions_of

PAGE_SIZE = 50


@require_safe
def history(request, number):
    product = _product(request, number, "view")
    page = paginate(versions_of(product), request.GET, size=PAGE_SIZE)
    return render(
        request,
        "admin/products/product/history.html",
        {
            **admin.site.each_context(request),
            "title": f"Geschiedenis van {product.title}",
            "product": product,
            "page": page,
            "changes": product.changes.select_related("author")[:PAGE_SIZE],
            "may_change": request.user.has_perm("products.change_product"),
        },
    )


@require_safe
def compare_two(request, number):
    """`?van=12&naar=15` compares these versions; without `van` the newest with the one before it."""
    product = _product(request, number, "view")
    versions = versions_of(product)
    newer = get_object_or_404(versions, history_id=_number(request.GET.get("naar")) or versions[0].history_id)
    older = _number(request.GET.get("van")) or getattr(
        versions.filter(history_id__lt=newer.history_id).first(), "history_id", newer.history_id
    )
    older = get_object_or_404(versions, history_id=older)
    if older.history_id > newer.history_id:
        older, newer = newer, older
    return render(
        request,
        "admin/products/product/compare.html",
        {
            **admin.site.each_context(request),
            "title": f"Vergelijk versies van {product.title}",
            "product": product,
            "older": older,
            "newer": newer,
            "differences": differences(older, newer),
        },
    )


@require_POST
def put_back(request, number, version):
    product = _product(request, number, "change")
    version = get_object_or_404(versions_of(product), history_id=version)
    publishing.restore(product=product, version=version, by=request.user)
    messages.success(request, "De oude versie is teruggezet als concept. De website is niet veranderd.")
    return redirect("admin:products_product_change", product.pk)


def _product(request, number, permission):
    if not request.user.has_perm(f"products.{permission}_product"):
        raise PermissionDenied
    return get_object_or_404(Product.objects.without_newer_concepts(), pk=number)


def _number(text):
    return whole(text) or 0
