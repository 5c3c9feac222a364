"""What happened, and what you can do: the error pages, in Dutch and without a traceback."""

import errno
import sys

from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse

from privacyportal.accounts.kept_text import not_trusted, typed_words
from privacyportal.core.attempts import note_nothing_found, note_refusal
from privacyportal.core.same_origin import CrossSite
from privacyportal.core.storage import StorageAway
from products.decision_aids.addresses import start_url
from products.decision_aids.editions import live_aids
from products.definitions.lookup import Offline
from products.fill_in.editions import live_models
from products.models import Product

FULL_OR_BROKEN = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.ESTALE)


def bad_request(request, exception=None):
    """Asks nothing of the request: it is what could not be understood.

    Or it is the session that could not be written: Django says of a database that is away that somebody signed out.
    """
    if isinstance(exception, SessionInterrupted) and any(map(_is_ours_to_wait_for, _beneath(exception))):
        return _plain_page(request, 503)
    return HttpResponse(get_template("400.html").render(), status=400)


def forbidden(request, exception=None):
    if isinstance(exception, CrossSite):
        return csrf_failure(request)
    note_refusal(request)
    return render(request, "403.html", {"texts": typed_words(request)}, status=403)


def csrf_failure(request, reason=""):
    """Stores nothing of a form that may come from another website, and gives back every word that was typed in it."""
    note_refusal(request)
    if typed_words(request):
        return not_trusted(request)
    return render(request, "403.html", {"is_csrf_failure": True}, status=403)


def not_found(request, exception=None):
    if isinstance(exception, Offline):
        tool = exception.tool
        return render(request, f"{tool._meta.app_label}/offline.html", {"reason": tool.offline_note}, status=410)
    note_nothing_found(request)
    context = {"suggestions": _lookalikes(request.path), "texts": typed_words(request)}
    return render(request, "404.html", context, status=404)


def server_error(request):
    is_to_wait_for = _is_ours_to_wait_for(sys.exception())  # before any view: looking up who is signed in
    return _plain_page(request, 503 if is_to_wait_for else 500)


def _plain_page(request, status):
    """A page that asks for nothing that may lie down as well; what was typed stands on it."""
    return HttpResponse(get_template(f"{status}.html").render({"texts": typed_words(request)}), status=status)


class PlainErrorsMiddleware:
    """Answers that a view cannot give: 503 when the database is away or the disk full, a Dutch page for 405 and 413."""

    pages = {405: "405.html", 413: "413.html", 429: "429.html"}

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code in self.pages and not response.content and hasattr(request, "resolver_match"):
            texts = [] if response.status_code == 413 else typed_words(request)  # what is too long is not read
            page = render(request, self.pages[response.status_code], {"texts": texts}, status=response.status_code)
            for name in response.headers.keys() - page.headers.keys() - {"Content-Length", "ETag"}:  # of the empty one
                page[name] = response[name]
            return page
        return response

    def process_exception(self, request, exception):
        if _is_ours_to_wait_for(exception):
            return _plain_page(request, 503)
        return None


def _is_ours_to_wait_for(fault):
    """The database or the storage is away, or the disk full or broken: nobody's fault, and later it works again."""
    is_cut_off = type(fault) is DatabaseError  # how psycopg2 calls a connection that broke in the middle of an answer
    is_full = isinstance(fault, OSError) and fault.errno in FULL_OR_BROKEN
    return isinstance(fault, (OperationalError, InterfaceError, StorageAway)) or is_cut_off or is_full


def _beneath(fault):
    """What went wrong before `fault`, the latest first."""
    while fault := fault.__context__:
        yield fault


def _lookalikes(path):
    """Up to three products, aids and models whose address shares a word with the address that was not found."""
    words = [word for word in path.strip("/").split("/")[-1].split("-") if len(word) > 3][:6]
    try:
        found = [Product.objects.in_catalogue().filter(slug__contains=word)[:3] for word in words]
        products = {product.pk: product for products in found for product in products}.values()
        pages = [{"title": product.title, "url": product.get_absolute_url()} for product in products]
        return [*pages, *(tool for tool in _tools() if any(word in tool["url"] for word in words))][:3]
    except DatabaseError:
        return []


def _tools():
    """Every aid and model, as a title with its address."""
    yield from ({"title": aid.definition.title, "url": start_url(aid)} for aid in live_aids())
    yield from (
        {"title": model.definition.title, "url": reverse("fill_in:model", args=[model.slug])} for model in live_models()
    )
