"""The form in which the YAML of an aid is written; what is on the website stays as it is."""

from functools import partialmethod

from django.contrib import admin
from django.db import transaction
from django.shortcuts import redirect
from django.urls import path, register_converter

from privacyportal.core.numbers import whole
from products.definitions import publishing
from products.definitions.concepts import newest_number, working_text
from products.definitions.meeting import meet
from products.definitions.previews import preview_url

from ..models import DecisionAid
from ..validation import faults_of
from . import act_pages, history, new_question, tree_page, wording
from .aid_list import AidList
from .forms import AidForm
from .pages import title_of

register_converter(act_pages.AidActConverter, "aid_act")
OWN_PAGES = [
    ("<number:number>/geschiedenis/", history.history, "aid_history"),
    ("<number:number>/vergelijk/", history.compare_two, "aid_compare"),
    ("<number:number>/geschiedenis/<word:key>/terugzetten/", history.put_back, "aid_restore"),
    ("<number:number>/proberen/", act_pages.try_out, "aid_try"),
    ("<number:number>/boom/", tree_page.tree, "aid_tree"),
    ("<number:number>/algemeen/", wording.general, "aid_general"),
    ("<number:number>/vraag/<word:which>/", wording.question, "aid_question"),
    ("<number:number>/uitkomst/<word:which>/", wording.outcome, "aid_outcome"),
    ("<number:number>/vraag-erbij/", new_question.new_question, "aid_new_question"),
    ("<number:number>/<aid_act:act>/", act_pages.act, "aid_act"),
]


@admin.register(DecisionAid)
class DecisionAidAdmin(AidList):
    form = AidForm
    change_form_template = "admin/decision_aids/change_form.html"

    def get_urls(self):
        ours = [path(address, self.admin_site.admin_view(view), name=name) for address, view, name in OWN_PAGES]
        return [*ours, *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        return redirect("admin:aid_history", number=object_id)

    def get_fieldsets(self, request, obj=None):
        return [("De definitie", {"fields": ["source", "why"] if obj else ["slug", "source", "why"]})]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if meeting := getattr(request, "meeting", None):
            typed = {"source": meeting.source, "why": request.POST.get("why", "")}
            return type(form.__name__, (form,), {"__init__": partialmethod(form.__init__, typed=typed)})
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        aid = object_id and self.get_object(request, object_id)
        if not aid or request.method != "POST":
            return self._shown(request, aid, object_id, form_url, extra_context)
        with transaction.atomic():
            aid, mine = publishing.locked(aid), AidForm.base_fields["source"].to_python(request.POST.get("source"))
            if meeting := meet(tool=aid, seen=whole(request.POST.get("seen", "")) or 0, mine=mine):
                request.meeting, request.method = meeting, "GET"  # the form again, with everything typed
            return self._shown(request, aid, object_id, form_url, {**(extra_context or {}), "meeting": meeting})

    def _shown(self, request, aid, object_id, form_url, context):
        context = {**(context or {}), "aid": aid or None}
        if aid:
            text = working_text(aid)
            context |= {
                "aid_title": title_of(aid, text),
                "seen": newest_number(aid),
                "faults": faults_of(text),
                "text_lines": text.splitlines(),
                "edition": aid.editions.defer("source").first(),
                "acts": act_pages.possible_acts(aid, request.user),
                "preview_link": request.build_absolute_uri(preview_url(aid)),
            }
        return super().changeform_view(request, object_id, form_url, context)

    def save_model(self, request, obj, form, change):
        values = {"by": request.user, "source": form.cleaned_data["source"]}
        if change:
            publishing.save_concept(tool=obj, why=form.cleaned_data["why"], **values)
        else:
            obj.pk = publishing.begin(model=DecisionAid, slug=form.cleaned_data["slug"], **values).pk

    def log_addition(self, request, obj, message):
        pass  # the act left a version

    def log_change(self, request, obj, message):
        pass

    def response_add(self, request, obj, post_url_continue=None):
        return self._next(request, obj)

    def response_change(self, request, obj):
        return self._next(request, obj)

    def _next(self, request, obj):
        if "_publish" in request.POST:
            return redirect("admin:aid_act", number=obj.pk, act="publiceren")
        if "_preview" in request.POST:
            return redirect("admin:aid_try", number=obj.pk)
        self.message_user(request, "Uw concept is bewaard. De website is niet veranderd.")
        return redirect("admin:decision_aids_decisionaid_change", obj.pk)
