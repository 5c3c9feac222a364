"""The words of one question, one outcome or the introduction, in fields; they are written back into the YAML."""

from functools import partial

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render

from privacyportal.core.numbers import whole
from privacyportal.core.refusals import Refused
from products.definitions import publishing
from products.definitions.concepts import newest_number, text_at, working_text
from products.definitions.faults import DefinitionFault
from products.definitions.rewording import reworded
from products.definitions.yaml_lines import read_yaml

from ..schema import SCHEMA
from . import fields
from .pages import change_url, context_of, found


class Broken(Exception):
    """The YAML cannot be shown in fields."""


def content_of(text):
    """The content of a text that has the form of a definition. Raises Broken."""
    try:
        source = read_yaml(text)
    except DefinitionFault as fault:
        raise Broken from fault
    if SCHEMA.faults(source):
        raise Broken
    return source.content


def in_fields(editables_of, name, request, number, which=None):
    """The page of these fields; saved, the concept has the new words and nothing else is different."""
    aid = found(request, number, "change")
    try:
        with transaction.atomic():
            aid = publishing.locked(aid) if request.method == "POST" else aid
            return _page(request, aid, editables_of, name, which)
    except Broken:
        messages.warning(request, "Velden kunnen nog niet. Verbeter eerst de punten hieronder in de hele tekst.")
        return redirect(change_url(aid))


def _page(request, aid, editables_of, name, which):
    text = working_text(aid)
    editables = editables_of(content_of(text), which)
    if editables is None:
        raise Http404
    form = _form(editables, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        before = _seen(aid, request, editables_of, which) or editables
        changes = _changes(form, before, editables)
        if form.is_valid():
            try:
                return _saved(request, aid, text, changes, form.cleaned_data["why"])
            except Refused as refused:
                form.add_error(None, str(refused))
    context = context_of(aid, f"{name} {which}" if which else name) | {"form": form, "seen": newest_number(aid)}
    return render(request, "admin/decision_aids/fields.html", admin.site.each_context(request) | context)


def _form(editables, data):
    form = forms.Form(data, initial={name: one.value.rstrip() for name, one in editables.items()})
    form.fields = {name: one.field() for name, one in editables.items()}
    form.fields["why"] = fields.Line(label="Wat hebt u veranderd?", max_length=300, required=False)
    form.fields["why"].help_text = "Alleen voor collega's; staat in de geschiedenis."
    return form


def _seen(aid, request, editables_of, which):
    """The fields as the editor opened them, when somebody saved in between."""
    seen = whole(request.POST.get("seen", "")) or 0
    try:
        return editables_of(content_of(text_at(aid, seen)), which) if seen != newest_number(aid) else None
    except Broken:
        return None


def _changes(form, before, now):
    """What the editor changed, by path; an error at each field that someone else changed as well."""
    changes = {}
    for name, one in now.items():
        mine, seen, theirs = form.cleaned_data[name], before.get(name, one).value.rstrip(), one.value.rstrip()
        if mine in (seen, theirs):
            continue
        if theirs != seen:
            form.add_error(name, f"Iemand anders heeft dit ook gewijzigd, in: {theirs[:300]}")
        changes[one.path] = f"{mine}\n" if mine and one.value.endswith("\n") else mine
    return changes


def _saved(request, aid, text, changes, why):
    if changes:
        publishing.save_concept(tool=aid, by=request.user, source=reworded(text, changes), why=why)
    messages.success(request, "Uw concept is bewaard. De website is niet veranderd.")
    return redirect("admin:aid_tree", number=aid.pk)


question = partial(in_fields, fields.of_question, "Vraag")
outcome = partial(in_fields, fields.of_outcome, "Uitkomst")
general = partial(in_fields, fields.of_general, "Titel en inleiding")
