"""The saved concept as a reader would see it, at a link that holds for seven days and needs no account."""

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from privacyportal.core.downloads import download_response
from privacyportal.core.markdown import render_markdown, table_of_contents

from .concepts import working_copy
from .models import Product

SALT = "products.preview"
VALID_FOR = 7 * 24 * 60 * 60  # seconds


def preview_url(product):
    """A fresh link to the newest concept of `product`."""
    return reverse("preview", args=[signing.dumps(product.concept_of_id or product.pk, salt=SALT)])


@login_not_required
@require_safe
def preview(request, token):
    product = _product_of(token)
    working = working_copy(product)
    if working == product and product.status != Product.Status.CONCEPT:
        return redirect(product)  # nothing waits: the reader's page is the answer
    files = list(working.files.filter(is_old=False))
    for file in files:
        file.preview_url = reverse("preview_file", args=[token, file.pk, file.name])
    contents = table_of_contents(working.body)
    return _never_kept(
        render(
            request,
            "products/preview.html",
            {
                "product": working,
                "live": product if working != product else None,
                "body": render_markdown(working.body),
                "contents": contents if len(contents) > 3 else [],
                "files": files,
                "related": Product.objects.in_catalogue().related_to(working).exclude(pk=product.pk).for_cards(),
            },
        )
    )


@login_not_required
@require_safe
def preview_file(request, token, number, name):
    file = get_object_or_404(working_copy(_product_of(token)).files, pk=number, is_old=False)
    return _never_kept(download_response(file.file, file.name, file.content_type))


def _product_of(token):
    try:
        number = signing.loads(token, salt=SALT, max_age=VALID_FOR)
    except signing.BadSignature as error:
        raise Http404("Deze link is ouder dan zeven dagen, of niet goed overgenomen.") from error
    return get_object_or_404(Product, pk=number)


def _never_kept(response):
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"  # the address is the key
    return response
