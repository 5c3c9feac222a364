"""The form in which the YAML of a tool is written; what is on the website stays as it is."""

from functools import partialmethod

from django.db import transaction
from django.shortcuts import redirect
from django.urls import path, register_converter

from privacyportal.core.numbers import whole
from privacyportal.core.saved_by_acts import SavedByActs

from .. import publishing
from ..concepts import newest_number, title_of, working_text
from ..meeting import meet
from ..previews import preview_url
from ..rooms import room_of
from .act_pages import ActPages, ToolActConverter
from .history import HistoryPages
from .tool_list import ToolList
from .wording import FieldPages

register_converter(ToolActConverter, "tool_act")


class ToolAdmin(SavedByActs, ToolList, HistoryPages, ActPages, FieldPages):
    """A room gives `form` (a forms.ToolForm), and may add pages: `own_pages`, `own_links`."""

    change_form_template = "admin/definitions/change_form.html"

    def own_pages(self):
        """Pages that only this room has: (name, the address behind the number of the tool, view)."""
        return []

    def own_links(self, tool):
        """Links to them beside the form: (words, address)."""
        return []

    def get_urls(self):
        pages = [
            ("history", "geschiedenis/", self.history),
            ("compare", "vergelijk/", self.compare),
            ("restore", "geschiedenis/<word:key>/terugzetten/", self.restore),
            ("try", "proberen/", self.try_out),
            *self.own_pages(),
            ("act", "<tool_act:act>/", self.act),
        ]
        ours = [
            path(f"<number:number>/{address}", self.admin_site.admin_view(view), name=f"{self.opts.model_name}_{name}")
            for name, address, view in pages
        ]
        return [*ours, *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        return redirect(f"admin:{self.opts.model_name}_history", number=object_id)

    def get_fieldsets(self, request, obj=None):
        return [("De definitie", {"fields": ["source", "why"] if obj else ["slug", "source", "why"]})]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if meeting := getattr(request, "meeting", None):
            typed = {"source": meeting.source, "why": request.POST.get("why", "")}
            return type(form.__name__, (form,), {"__init__": partialmethod(form.__init__, typed=typed)})
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        tool = object_id and self.get_object(request, object_id)
        if not tool or request.method != "POST":
            return self._form_page(request, tool, object_id, form_url, extra_context)
        with transaction.atomic():
            tool, mine = publishing.locked(tool), self.form.base_fields["source"].to_python(request.POST.get("source"))
            if meeting := meet(tool=tool, seen=whole(request.POST.get("seen", "")) or 0, mine=mine):
                request.meeting, request.method = meeting, "GET"  # the form again, with everything typed
            return self._form_page(request, tool, object_id, form_url, {**(extra_context or {}), "meeting": meeting})

    def _form_page(self, request, tool, object_id, form_url, context):
        begins = f"{'Nieuw' if self.model.is_neuter else 'Nieuwe'} {self.opts.verbose_name}"
        context = {"begins": begins, "may_publish": self.may(request, "publish"), **(context or {})}
        context |= self._about(request, tool) if tool else {"tool": None}
        return super().changeform_view(request, object_id, form_url, context)

    def _about(self, request, tool):
        text = working_text(tool)
        return {
            "tool": tool,
            "tool_title": title_of(tool, text),
            "seen": newest_number(tool),
            "faults": room_of(tool).faults_of(text),
            "text_lines": text.splitlines(),
            "edition": tool.editions.defer("source").first(),
            "acts": self.possible_acts(request, tool),
            "own_links": self.own_links(tool),
            "preview_link": request.build_absolute_uri(preview_url(tool)),
        }

    def save_model(self, request, obj, form, change):
        values = {"by": request.user, "source": form.cleaned_data["source"]}
        if change:
            publishing.save_concept(tool=obj, why=form.cleaned_data["why"], **values)
        else:
            obj.pk = publishing.begin(model=self.model, slug=form.cleaned_data["slug"], **values).pk

    def after_saving(self, obj):
        pages = {"_publish": ("act", "publiceren"), "_ask": ("act", "vragen"), "_preview": ("try",)}
        return {button: obj.desk_url(*page) for button, page in pages.items()}
