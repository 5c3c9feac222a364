"""One page per act on a tool: what it does, what it asks, and a button that says what happens."""

from typing import NamedTuple

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.urls.converters import StringConverter

from privacyportal.core.refusals import Refused
from privacyportal.core.who_may import RightMissing

from ..concepts import published_text, working_text
from ..faults import DefinitionFault
from ..previews import preview_url
from ..rooms import room_of
from . import forms
from .pages import ToolPages


class ActPage(NamedTuple):
    slug: str
    title: str
    explanation: str
    form: type
    permission: str = "publish"


PAGES = {
    page.slug: page
    for page in [
        ActPage(
            "publiceren",
            "Publiceer",
            "Het concept komt in de plaats van wat nu op de website staat.",
            forms.PublishForm,
        ),
        ActPage(
            "vragen",
            "Vraag om publicatie",
            "Een eindredacteur krijgt een e-mail en ziet het concept bij 'Wacht op u'. U kunt intussen verder schrijven.",
            forms.AskForm,
            "change",
        ),
        ActPage(
            "vraag-weg",
            "Trek de vraag om publicatie in",
            "Het concept blijft bewaard. Niemand wordt meer gevraagd om het te publiceren.",
            forms.TakeBackForm,
            "change",
        ),
        ActPage(
            "teruggeven",
            "Geef terug aan de redacteur",
            "De redacteur krijgt een e-mail met uw antwoord en schrijft verder. De website verandert niet.",
            forms.GiveBackForm,
        ),
        ActPage("planning-weg", "Maak de planning ongedaan", "Wat ingepland is, gebeurt niet.", forms.UnplanForm),
        ActPage(
            "offline",
            "Haal van de website",
            "De pagina's verdwijnen. Wie het adres opent, leest uw reden.",
            forms.OfflineForm,
        ),
        ActPage("terugzetten", "Zet terug op de website", "De pagina's komen terug.", forms.ReinstateForm),
        ActPage(
            "concept-weg",
            "Gooi het concept weg",
            "De website verandert niet. In de geschiedenis kunt u het concept nog lezen en terugzetten.",
            forms.DiscardForm,
            "change",
        ),
        ActPage("verwijderen", "Verwijder het concept", "Dit kunt u niet ongedaan maken.", forms.DeleteForm, "delete"),
    ]
}


class ToolActConverter(StringConverter):
    """In an address: the slug of one of these pages."""

    regex = "|".join(PAGES)


class ActPages(ToolPages):
    def possible_acts(self, request, tool):
        """The pages of the acts that make sense for `tool` now and that this person may do."""
        is_published, handover = bool(published_text(tool)), getattr(tool, "handover", None)
        is_asked = bool(handover and not handover.returned_at)
        possible = {
            "publiceren": bool(tool.concept) and not tool.offline_at,
            "vragen": bool(tool.concept) and not tool.offline_at and not is_asked,
            "vraag-weg": is_asked,
            "teruggeven": is_asked,
            "planning-weg": hasattr(tool, "plan"),
            "offline": is_published and not tool.offline_at,
            "terugzetten": bool(tool.offline_at),
            "concept-weg": is_published and bool(tool.concept),
            "verwijderen": not is_published,
        }
        return [page for page in PAGES.values() if possible[page.slug] and self.may(request, page.permission)]

    def act(self, request, number, act):
        tool, page = self.found(request, number, "view"), PAGES[act]
        if not self.may(request, page.permission):
            raise RightMissing(self.right_to(page.permission))
        form = page.form(request.POST if request.method == "POST" else None, tool=tool)
        if form.is_bound and form.is_valid():
            try:
                messages.success(request, form.act(by=request.user))
                return redirect(self._after(tool))
            except Refused as refused:
                form.add_error(None, str(refused))
        context = {"page": page, "form": form, "faults": []}
        if act in ("publiceren", "vragen") and tool.concept:
            context["faults"] = room_of(tool).faults_of(tool.concept)
        if act == "publiceren":
            context["hint"] = room_of(tool).publish_hint
        return self.shown(request, "definitions/act.html", tool, page.title, context)

    def try_out(self, request, number):
        """To the pages of the concept, when there is nothing in it that keeps them from being shown."""
        tool = self.found(request, number, "view")
        try:
            room_of(tool).check(working_text(tool))
        except DefinitionFault:
            messages.warning(request, "Dit is nog niet te proberen. Verbeter eerst de punten hieronder.")
            return redirect(tool.change_url())
        return redirect(preview_url(tool))

    def _after(self, tool):
        if self.model.objects.filter(pk=tool.pk).exists():
            return tool.change_url()
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
