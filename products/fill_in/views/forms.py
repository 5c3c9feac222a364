"""The form of a model."""

from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from privacyportal.core.shared_pages import same_for_visitors

from ..form_page import FormPage
from ..forms import FillInForm
from .lookup import model_of
from .member import members_part
from .nothing_kept import nothing_kept

MORE, LESS = "rij", "weg"
CARRIED = "uit-keuzehulp"  # says that the words come from an outcome of the keuzehulp


@same_for_visitors
@nothing_kept
@require_http_methods(["GET", "HEAD", "POST"])
def model(request, slug):
    """Empty, or with what was posted: by an outcome of the keuzehulp, or by a button that adds or takes away a row."""
    model = model_of(request, slug)
    form = form_of(model, request.POST)
    carried = form.words.fields if request.POST.get(CARRIED) else {}
    return form_page(request, model, form, carried=[model.definition.fields[name] for name in carried])


def form_of(model, posted):
    return FillInForm(model.definition, posted, more=posted.get(MORE, ""), less=posted.get(LESS, ""))


def form_page(request, model, form, **more):
    """The page of the form; `more` is what a template shows besides."""
    page = FormPage(model, form)
    shown = {"model": model, "page": page, "form": form} | members_part(request, model)
    return render(request, "fill_in/form.html", shown | more)
