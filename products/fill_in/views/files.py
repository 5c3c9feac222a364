"""Her own file, opened again."""

from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from .. import editions, own_file
from ..forms import FillInForm, data_of
from .forms import form_of, form_page
from .lookup import model_of
from .nothing_kept import nothing_kept


@nothing_kept
@require_http_methods(["GET", "HEAD", "POST"])
def open_file(request, slug):
    """The form with what is in the file; a file that cannot be opened leaves the form as it was."""
    model = model_of(request, slug)
    if request.method != "POST":
        return redirect(reverse(f"{model.namespace}:model", args=[slug]))
    try:
        opened = own_file.opened(model, request.FILES.get("bestand"))
    except own_file.NotOpened as error:
        return form_page(request, model, form_of(model, request.POST), file_error=str(error))
    form = FillInForm(model.definition, data_of(model.definition, opened.words))
    is_older = opened.version < model.edition
    changes = editions.changes_since(model.slug, opened.version) if is_older else []
    return form_page(request, model, form, opened=opened, changes=changes)
