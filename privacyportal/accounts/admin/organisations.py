"""The list of organisations, each with its domains, who waits there, and what happens when municipalities merge."""

from django.contrib import admin, messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from privacyportal.core.inline_forms import BoundedRows, InlineForm
from privacyportal.core.who_may import require_right

from .. import organisations, waiting
from ..models import Domain, Organisation
from .forms import OrganisationForm
from .merger_form import MergerForm


class DomainInline(BoundedRows, admin.StackedInline):
    model = Domain
    form = InlineForm
    extra = 1


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    form = OrganisationForm
    list_display = ["name", "kind", "cbs_code", "domain_names", "who_waits", "merged_into"]
    list_filter = ["kind", ("domains", admin.EmptyFieldListFilter), ("merged_into", admin.EmptyFieldListFilter)]
    search_fields = ["name", "also_known_as", "domains__name"]
    readonly_fields = ["merged_into"]
    inlines = [DomainInline]
    actions = ["merge"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("merged_into").prefetch_related("domains")

    def get_urls(self):
        merger = path("herindeling/", self.admin_site.admin_view(merger_page), name="organisation_merger")
        return [merger, *super().get_urls()]

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        waiting.note_who_waits(changelist.result_list, lambda row: [domain.name for domain in row.domains.all()])
        return changelist

    @admin.display(description="E-maildomeinen")
    def domain_names(self, organisation):
        return ", ".join(map(str, organisation.domains.all())) or "-"

    @admin.display(description="Wacht op toegang")
    def who_waits(self, organisation):
        return ", ".join(map(str, organisation.waiting)) or "-"

    @admin.action(description="Voeg samen (herindeling)", permissions=["change"])
    def merge(self, request, chosen):
        query = QueryDict(mutable=True)
        query.setlist("van", chosen.values_list("pk", flat=True))
        return redirect(f"{reverse('admin:organisation_merger')}?{query.urlencode()}")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for remark in organisations.remarks(form.instance):
            messages.info(request, remark)

    def save_model(self, request, organisation, form, change):
        new_name = organisation.name
        if change and "name" in form.changed_data:
            organisation.name = form.initial["name"]
            organisations.rename(organisation=organisation, name=new_name)
        super().save_model(request, organisation, form, change)


@require_http_methods(["GET", "HEAD", "POST"])
def merger_page(request):
    """What moves when the chosen municipalities become one, and the button that does it."""
    require_right(request.user, "accounts.change_organisation")
    is_sent = request.method == "POST"
    chosen = (request.POST if is_sent else request.GET).getlist("van")
    form = MergerForm(request.POST if is_sent else None, chosen=chosen)
    if is_sent and form.is_valid():
        into = organisations.merge_all(chosen=form.others(), into=form.target())
        messages.success(request, f"Alles hoort nu bij {into}.")
        return redirect("admin:accounts_organisation_change", into.pk)
    about = {"title": "Voeg gemeenten samen (herindeling)", "form": form}
    return render(request, "admin/accounts/organisation/merger.html", {**admin.site.each_context(request), **about})
