"""One page per act on an aid: what it does, what it asks, and a button that says what happens."""

from typing import NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.urls.converters import StringConverter

from privacyportal.core.refusals import Refused
from products.definitions.concepts import published_text, working_text
from products.definitions.faults import DefinitionFault
from products.definitions.previews import preview_url

from ..models import DecisionAid
from ..validation import check, faults_of
from . import forms
from .pages import change_url, context_of, found


class ActPage(NamedTuple):
    slug: str
    title: str
    explanation: str
    form: type
    permission: str = "decision_aids.publish_decisionaid"


PAGES = {
    page.slug: page
    for page in [
        ActPage(
            "publiceren",
            "Publiceer",
            "Het concept komt in de plaats van wat nu op de website staat. Oude uitkomsten blijven te openen.",
            forms.PublishForm,
        ),
        ActPage("planning-weg", "Maak de planning ongedaan", "Wat ingepland is, gebeurt niet.", forms.UnplanForm),
        ActPage(
            "offline",
            "Haal van de website",
            "De pagina's verdwijnen. Wie het adres opent, leest uw reden.",
            forms.OfflineForm,
        ),
        ActPage("terugzetten", "Zet terug op de website", "De keuzehulp geldt weer.", forms.ReinstateForm),
        ActPage(
            "concept-weg",
            "Gooi het concept weg",
            "De website verandert niet. In de geschiedenis kunt u het concept nog lezen en terugzetten.",
            forms.DiscardForm,
            "decision_aids.change_decisionaid",
        ),
        ActPage(
            "verwijderen",
            "Verwijder het concept",
            "Dit kunt u niet ongedaan maken.",
            forms.DeleteForm,
            "decision_aids.delete_decisionaid",
        ),
    ]
}


class AidActConverter(StringConverter):
    """In an address: the slug of one of these pages."""

    regex = "|".join(PAGES)


def possible_acts(aid, user):
    """The pages of the acts that make sense for `aid` now and that `user` may do."""
    is_published = bool(published_text(aid))
    possible = {
        "publiceren": bool(aid.concept) and not aid.offline_at,
        "planning-weg": hasattr(aid, "plan"),
        "offline": is_published and not aid.offline_at,
        "terugzetten": bool(aid.offline_at),
        "concept-weg": is_published and bool(aid.concept),
        "verwijderen": not is_published,
    }
    return [page for page in PAGES.values() if possible[page.slug] and user.has_perm(page.permission)]


def act(request, number, act):
    aid, page = found(request, number, "view"), PAGES[act]
    if not request.user.has_perm(page.permission):
        raise PermissionDenied("Alleen een eindredacteur mag dit.")
    form = page.form(request.POST, aid=aid) if request.method == "POST" else page.form(aid=aid)
    faults = faults_of(aid.concept) if act == "publiceren" and aid.concept else []
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, form.act(by=request.user))
            return redirect(_after(aid))
        except Refused as refused:
            form.add_error(None, str(refused))
    context = context_of(aid, page.title) | {"page": page, "form": form, "faults": faults}
    return render(request, "admin/decision_aids/act.html", admin.site.each_context(request) | context)


def try_out(request, number):
    """To the pages of the concept, when there is nothing in it that keeps them from being shown."""
    aid = found(request, number, "view")
    try:
        check(working_text(aid))
    except DefinitionFault:
        messages.warning(request, "Dit is nog niet te proberen. Verbeter eerst de punten hieronder.")
        return redirect(change_url(aid))
    return redirect(preview_url(aid))


def _after(aid):
    still_there = DecisionAid.objects.filter(pk=aid.pk).exists()
    return change_url(aid) if still_there else reverse("admin:decision_aids_decisionaid_changelist")
