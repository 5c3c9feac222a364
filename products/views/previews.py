"""The saved concept as a reader would see it, at a link that holds for seven days and needs no account."""

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from privacyportal.core.downloads import download_response

from ..concepts import working_copy
from ..models import Product
from ..preview_links import number_in
from .pages import shown


@login_not_required
@require_safe
def preview(request, token):
    product = _product_of(token)
    working = working_copy(product)
    if working == product and product.status != Product.Status.CONCEPT:
        return redirect(product)  # nothing waits: the reader's page is the answer
    page = shown(working) | {"live": product if working != product else None}
    page["related"] = page["related"].exclude(pk=product.pk)
    for file in page["files"]:
        file.preview_url = reverse("preview_file", args=[token, file.pk, file.name])
    return _never_kept(render(request, "products/preview.html", page))


@login_not_required
@require_safe
def preview_file(request, token, number, name):
    file = get_object_or_404(working_copy(_product_of(token)).files, pk=number, is_old=False)
    return _never_kept(download_response(file.file, file.name, file.content_type))


def _product_of(token):
    try:
        number = number_in(token)
    except signing.BadSignature as error:
        raise Http404("Deze link is ouder dan zeven dagen, of niet goed overgenomen.") from error
    return get_object_or_404(Product, pk=number)


def _never_kept(response):
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"  # the address is the key
    return response
