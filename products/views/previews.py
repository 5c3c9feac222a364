"""The saved concept as a reader would see it, at a link that holds for seven days and needs no account."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from privacyportal.core.attempts import note_token

from ..concepts import working_copy
from ..models import Product
from ..preview_links import number_in
from .pages import handed_out, shown

EXPIRED = {
    "heading": "Deze voorbeeldlink is verlopen",
    "explanation": "Een link naar een voorbeeld werkt zeven dagen. Deze link is ouder.",
    "advice": "Vraag een nieuwe link aan wie u deze link gaf.",
}
THROWN_AWAY = {
    "heading": "Dit concept is er niet meer",
    "explanation": "De redactie heeft het concept verwijderd waar deze link naartoe ging.",
    "advice": "Vraag wie u de link gaf wat ervoor in de plaats komt.",
}


class PreviewEnded(Exception):
    """The link was good, but leads nowhere any more; `sentences` say why and what to do."""

    def __init__(self, sentences):
        self.sentences = sentences


def answers_ended(view):
    """Turn PreviewEnded into the page that says so, with status 410; nobody keeps any answer of `view`."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except PreviewEnded as ended:
            response = render(request, "products/preview_ended.html", ended.sentences, status=410)
        return _never_kept(response)

    return answer


@login_not_required
@require_safe
@answers_ended
def preview(request, token):
    product = _product_of(token)
    working = working_copy(product)
    if working == product and product.status != Product.Status.CONCEPT:
        return redirect(product)  # nothing waits: the reader's page is the answer
    page = shown(working) | {"live": product if working != product else None}
    page["related"] = page["related"].exclude(pk=product.pk)
    for file in page["files"]:
        file.preview_url = reverse("preview_file", args=[token, file.pk, file.name])
    return render(request, "products/preview.html", page)


@login_not_required
@require_safe
@answers_ended
def preview_file(request, token, number, name):
    file = get_object_or_404(working_copy(_product_of(token)).files, pk=number, is_old=False)
    return handed_out(request, file, product_url=reverse("preview", args=[token]))


def _product_of(token):
    """Raises PreviewEnded, and Http404 for a link that is not ours."""
    try:
        product = Product.objects.filter(pk=number_in(token)).first()
    except signing.SignatureExpired as error:
        raise PreviewEnded(EXPIRED) from error
    except signing.BadSignature as error:
        note_token("preview", token, error)
        raise Http404 from error
    if not product:
        raise PreviewEnded(THROWN_AWAY)
    return product


def _never_kept(response):
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"  # the address is the key
    return response
