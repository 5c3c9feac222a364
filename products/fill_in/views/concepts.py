"""A member's concept of a model: kept, opened again, thrown away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from privacyportal.accounts.permissions import may_enter, member_required
from privacyportal.accounts.return_address import next_address
from privacyportal.core.own_form import is_own_form
from privacyportal.core.pace import paced
from privacyportal.core.refusals import Refused
from privacyportal.core.see_other import SeeOther
from products.definitions.lookup import Offline

from .. import editions, keeping, own_file
from ..forms import FillInForm, data_of
from ..models import KeptWords
from .forms import form_of, form_page
from .lookup import model_of
from .member import seen_in

NO_MEMBER = "U bent niet (meer) ingelogd als lid. Bewaar uw invulling in een bestand, log in en open het bestand hier."
OLD_FORM = "Deze pagina stond al open voordat u inlogde. Kies nog een keer ‘Bewaar als concept’."


@login_not_required  # who is signed out meanwhile gets the form back that she sent; to read a concept is for members
@csrf_exempt  # `_keep` looks itself, for the same reason
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def concept(request, slug):
    return (_keep if request.method == "POST" else _opened)(request, slug)


def _keep(request, slug):
    model = model_of(request, slug)
    form = form_of(model, request.POST)
    if not form.is_valid():
        return form_page(request, model, form)
    if not may_enter(request):
        return form_page(request, model, form, not_kept=NO_MEMBER)
    if not is_own_form(request):
        return form_page(request, model, form, not_kept=OLD_FORM)
    try:
        kept = keeping.keep(by=request.user, model=model, words=form.words, seen=seen_in(request.POST))
    except Refused as refused:
        other = isinstance(refused, keeping.OtherConcept)
        return paced(form_page(request, model, form, not_kept=str(refused), is_other=other), refused)
    messages.success(request, f"Concept bewaard op {_moment(kept.saved_at)}.")
    return SeeOther(kept.get_absolute_url())


@member_required
def _opened(request, slug):
    """The form with the words of her concept; just the words when the model is no longer there."""
    kept = keeping.kept_by(request.user, slug)
    try:
        model = model_of(request, slug)
    except Offline:
        return render(request, "fill_in/concept.html", {"kept": get_object_or_404(KeptWords, pk=kept and kept.pk)})
    if kept is None:
        return redirect(reverse("fill_in:model", args=[slug]))
    version = kept.content["version"]
    opened = own_file.fitted(model.definition, own_file.words_of(kept.content), version)
    form = FillInForm(model.definition, data_of(model.definition, opened.words))
    changes = editions.changes_since(slug, version) if version < model.edition else []
    return form_page(request, model, form, opened=opened, changes=changes, is_concept=True, seen=kept.stamp)


@member_required
@require_POST
def throw_away(request, slug):
    keeping.throw_away(by=request.user, slug=slug)
    messages.success(request, "Uw concept is weggegooid.")
    return SeeOther(next_address(request, default=reverse("fill_in:list")))


def _moment(moment):
    return date_format(timezone.localtime(moment), "j F Y, H.i \\u\\u\\r")
