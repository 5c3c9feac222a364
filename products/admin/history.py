"""Every version of a product: the list, the comparison of two, and putting one back."""

from operator import attrgetter

from django.contrib import admin, messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from privacyportal.core.numbers import whole
from privacyportal.core.pagination import PageOutOfRange, first_page, paginate
from privacyportal.core.refusals import Refused
from privacyportal.core.who_may import require_right

from .. import publishing
from ..models import Product
from ..versions import differences, versions_of

PAGE_SIZE = 50


@require_safe
def history(request, number):
    product = _product(request, number, "view")
    try:
        page = paginate(versions_of(product), request.GET, size=PAGE_SIZE)
    except PageOutOfRange:
        return first_page(request)
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
    newer = _chosen(versions, request.GET.get("naar")) or versions.first()
    if not newer:
        return redirect("admin:product_history", number=number)  # which says that nothing was kept yet
    older = _chosen(versions, request.GET.get("van")) or versions.filter(history_id__lt=newer.history_id).first()
    older, newer = sorted([older or newer, newer], key=attrgetter("history_id"))
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
    try:
        publishing.restore(product=product, version=version, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("admin:product_history", number=number)
    messages.success(request, "De oude versie is teruggezet als concept. De website is niet veranderd.")
    return redirect("admin:products_product_change", product.pk)


def _product(request, number, permission):
    require_right(request.user, f"products.{permission}_product")
    return get_object_or_404(Product.objects.without_newer_concepts(), pk=number)


def _chosen(versions, text):
    """The version that the address names; None when it names none. Raises Http404."""
    return get_object_or_404(versions, history_id=whole(text) or 0) if text else None
