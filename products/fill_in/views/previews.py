"""The documents of a model as they will be, and as a file to take away."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from privacyportal.core.documents.asking import made_for, refusal
from privacyportal.core.documents.writing import CONTENT_TYPES, NotMade
from privacyportal.core.downloads import made_response

from .. import own_file
from ..documents import chosen_papers, document
from ..preview_page import PreviewPage
from .forms import LESS, MORE, form_of, form_page
from .lookup import model_of
from .member import members_part
from .nothing_kept import nothing_kept

ALL = "alles"


@nothing_kept
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request, slug):
    """`download=docx`, `odt` or `json` gives a file, of the document that `document` names or of all; else the page."""
    model = model_of(request, slug)
    if request.method != "POST":
        return redirect(reverse(f"{model.namespace}:model", args=[slug]))
    form = form_of(model, request.POST)
    if not form.is_valid() or request.POST.get(MORE) or request.POST.get(LESS):
        return form_page(request, model, form)
    form_of_file = request.POST.get("download", "")
    if form_of_file == "json":
        return _own_file(request, model, form)
    page = PreviewPage(model, form)
    if form_of_file in CONTENT_TYPES:
        return _downloaded(request, page, request.POST.get("document", ALL), form_of_file)
    return render(request, "fill_in/preview.html", _context(request, page))


def _own_file(request, model, form):
    made = own_file.written(model, form.words)
    if len(made) > own_file.LARGEST:
        return form_page(request, model, form, file_error=own_file.TOO_LONG, file_heading="Het bestand is niet gemaakt")
    return made_response(made, f"invulling-{model.slug}.json", "application/json")


def _downloaded(request, page, name, form):
    papers = chosen_papers(page.facts, name)
    try:
        made = made_for(request, document(page.model, page.facts, papers), form)
    except NotMade as refused:
        return refusal(request, "fill_in/preview.html", _context(request, page) | {"refused": refused})
    called = f"{page.model.slug}-{papers[0].id}" if len(papers) == 1 else page.model.slug
    return made_response(made, f"{called}.{form}", CONTENT_TYPES[form])


def _context(request, page):
    return {"model": page.model, "page": page, "form": page.form} | members_part(request, page.model)
