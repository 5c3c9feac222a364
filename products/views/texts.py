"""The text of a product as a file for Word or LibreOffice, for who may read its page."""

from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from privacyportal.core.documents.asking import made_for, refusal
from privacyportal.core.documents.keeping import fingerprint, kept_or_made
from privacyportal.core.documents.writing import CONTENT_TYPES, NotMade
from privacyportal.core.downloads import made_response

from ..models import Product
from ..text_documents import with_body, without_body
from .pages import moved_or_gone


@login_not_required
@require_safe
def product_text(request, slug, form):
    product = Product.objects.published().for_text().filter(slug=slug).first()
    if not product:
        return moved_or_gone(request, slug, partial(_address, form=form))
    started = without_body(product)
    made_of = fingerprint(started, product.text_to_show())
    etag = f'W/"{made_of}"'  # weak: the same words made again have other bytes
    return get_conditional_response(request, etag=etag) or _handed_out(request, product, started, made_of, form, etag)


def _handed_out(request, product, started, made_of, form, etag):
    body = product.text_to_show()
    try:
        content = kept_or_made(
            f"product-{product.pk}.{form}", made_of, lambda: made_for(request, with_body(started, body), form)
        )
    except NotMade as refused:
        return refusal(request, "products/text_not_made.html", {"product": product, "refused": refused})
    response = made_response(content, f"{product.slug}.{form}", CONTENT_TYPES[form])
    response["ETag"], response["Cache-Control"] = etag, "private, no-cache"  # asked again each time: it may be gone
    return response


def _address(product, form):
    return reverse("products:text", args=[product.slug, form])
