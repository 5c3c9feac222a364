"""Some words of a definition in fields; they are written back into the YAML, and nothing else in it changes."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect

from privacyportal.core.numbers import whole
from privacyportal.core.refusals import Refused
from privacyportal.core.typed import Line

from .. import publishing
from ..concepts import newest_number, text_at, working_text
from ..faults import DefinitionFault, Fault
from ..rewording import reworded
from ..rooms import room_of
from ..yaml_lines import read_yaml
from .pages import ToolPages

ONLY_THESE = "Wat u hier wijzigt, komt op zijn plaats in de hele tekst. De rest van de tekst blijft zoals hij is."


class Broken(Exception):
    """The YAML cannot be shown in fields."""


class FieldPages(ToolPages):
    """`overview` is the page (its name, its words) from which an editor goes to the fields, and comes back to."""

    overview = ("", "")

    def content_of(self, tool, text):
        """The content of a text that has the form of a definition. Raises Broken."""
        try:
            source = read_yaml(text)
        except DefinitionFault as fault:
            raise Broken from fault
        if room_of(tool).schema.faults(source):
            raise Broken
        return source.content

    def with_content(self, request, number, page, act="change"):
        """What `page(request, tool, text, content)` answers, or the way to the whole text when that is broken."""
        tool = self.found(request, number, act)
        try:
            with transaction.atomic():
                tool = publishing.locked(tool) if request.method == "POST" else tool
                text = working_text(tool)
                return page(request, tool, text, self.content_of(tool, text))
        except Broken:
            messages.warning(request, "Velden kunnen nog niet. Verbeter eerst de punten hieronder in de hele tekst.")
            return redirect(tool.change_url())

    def in_fields(self, request, number, editables_of, name, path=None):
        """The page of the fields that `editables_of(content)` finds; saved, the concept has the new words.

        `name` is the heading, or makes one of these fields. `path(content)` is where they stand, to tell their faults.
        """

        def page(request, tool, text, content):
            editables = editables_of(content)
            if editables is None:
                raise Http404
            form = _form(editables, request.POST if request.method == "POST" else None)
            if form.is_bound and form.is_valid():
                changes = _changes(form, self._seen(tool, request, editables_of) or editables, editables)
                if form.is_valid() and (saved := self._saved(request, tool, text, changes, form, editables)):
                    return saved
            context = {"seen": newest_number(tool), "explanation": ONLY_THESE}
            context["faults"] = list(_faults_at(path(content), tool, text)) if path else []
            heading = name if isinstance(name, str) else name(editables)
            return self.fields_page(request, tool, heading, form, context)

        return self.with_content(request, number, page)

    def fields_page(self, request, tool, name, form, context):
        back, words = self.overview
        context = {"form": form, "overview_url": tool.desk_url(back), "overview_words": words, **context}
        return self.shown(request, "definitions/fields.html", tool, name, context)

    def _seen(self, tool, request, editables_of):
        """The fields as the editor opened them, when somebody saved in between."""
        seen = whole(request.POST.get("seen", "")) or 0
        try:
            return editables_of(self.content_of(tool, text_at(tool, seen))) if seen != newest_number(tool) else None
        except Broken:
            return None

    def _saved(self, request, tool, text, changes, form, editables):
        """What to answer when the words are kept; None when they cannot stand there, which the form says then."""
        try:
            source = reworded(text, changes) if changes else text
        except Refused as refused:
            form.add_error(None, str(refused))
            return None
        if _tell_misfits(form, room_of(tool).schema, source, editables, changes):
            return None
        if changes:
            publishing.save_concept(tool=tool, by=request.user, source=source, why=form.cleaned_data["why"])
        messages.success(request, "Uw concept is bewaard. De website is niet veranderd.")
        return redirect(tool.desk_url(self.overview[0]))


def _form(editables, data):
    form = forms.Form(data, initial={name: one.value.rstrip() for name, one in editables.items()})
    form.fields = {name: one.field() for name, one in editables.items()}
    form.fields["why"] = Line(label="Wat hebt u veranderd?", max_length=300, required=False)
    form.fields["why"].help_text = "Alleen voor collega's; staat in de geschiedenis."
    return form


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


def _tell_misfits(form, schema, text, editables, changes):
    """Words that do not have the form of a definition would keep the next editor out of the fields."""
    source = read_yaml(text)
    faults = schema.faults(source)
    for fault in faults:
        places = (name for name, one in editables.items() if one.path in changes)
        at = next((name for name in places if source.line_of(editables[name].path) == fault.line), None)
        form.add_error(at, fault.sentence)
    return bool(faults)


def _faults_at(path, tool, text):
    """The faults in what stands at this path; of one in a long text also the line of that text."""
    source = read_yaml(text)
    span, at = source.span_of(path), source.line_of((*path, "tekst"))
    for fault in room_of(tool).faults_of(text):
        if fault.line in span:
            is_in_text = (*path, "tekst") in source.lines and fault.line > at
            in_text = f" In de tekst hieronder is dit regel {fault.line - at}." if is_in_text else ""
            yield Fault(fault.line, fault.sentence + in_text)
