"""The queue: who waits, how long, and the decision with its reason."""

from django.contrib import admin, messages
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.timesince import timesince
from django.views.decorators.http import require_http_methods

from privacyportal.core.domains import domain_of, full_domain
from privacyportal.core.numbers import whole
from privacyportal.core.who_may import require_right

from .. import waiting
from ..models import AccessRequest, Organisation
from .forms import AccessRequestForm


@admin.register(AccessRequest)
class AccessRequestAdmin(admin.ModelAdmin):
    form = AccessRequestForm
    change_form_template = "admin/accounts/accessrequest/change_form.html"
    change_list_template = "admin/accounts/accessrequest/change_list.html"
    list_display = ["name", "email", "organisation_typed", "known_domain", "fits", "waits"]
    list_per_page = 50
    search_fields = ["name", "email", "organisation_typed"]
    readonly_fields = ["name", "email", "organisation_typed", "own_role", "known_domain", "invited", "waits"]
    fields = [*readonly_fields, "organisation", "is_domain_kept", "reason"]
    ordering = ["confirmed_at", "pk"]
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).waiting().select_related("invited_by__organisation")

    def get_urls(self):
        fitting = path("passen/", self.admin_site.admin_view(fitting_people), name="fitting_people")
        return [fitting, *super().get_urls()]

    @admin.display(description="Past bij")
    def fits(self, person):
        return ", ".join(row.name for row in Organisation.objects.proposed_for(person)) or "-"

    @admin.display(description="Uitgenodigd door")
    def invited(self, person):
        by = person.invited_by
        return f"{by.name}, {by.organisation or 'organisatie onbekend'}" if by else "-"

    @admin.display(description="Wacht al", ordering="confirmed_at")
    def waits(self, person):
        return f"{timesince(person.confirmed_at, timezone.now(), depth=1)}"

    @admin.display(description="E-maildomein")
    def known_domain(self, person):
        name = domain_of(person.email)
        owners = ", ".join(map(str, Organisation.objects.of_address(person.email)))
        return f"{full_domain(name)} is bekend: {owners}" if owners else f"{full_domain(name)} is niet bekend"

    def save_model(self, request, person, form, change):
        form.decide(by=request.user)

    def response_change(self, request, person):
        # Not Django's own sentence: its link would lead to a request that is no longer there.
        messages.success(request, f"{person.name}: {person.standing}. Er is een e-mail verstuurd.")
        return redirect("admin:accounts_accessrequest_changelist")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, person=None):
        return False


@require_http_methods(["GET", "HEAD", "POST"])
def fitting_people(request):
    """Who waits at a domain of one organisation, to be let in together."""
    require_right(request.user, "accounts.change_accessrequest")
    if request.method == "POST":
        keys = {whole(text) for text in request.POST.getlist("person")}
        messages.success(request, _said(waiting.let_in(keys=keys, by=request.user)))
        return redirect("admin:accounts_accessrequest_changelist")
    about = {"title": "Wie past bij een bekend domein", "rows": waiting.fitting()}
    return render(request, "admin/accounts/accessrequest/fitting.html", {**admin.site.each_context(request), **about})


def _said(count):
    if not count:
        return "U koos niemand. Er is niets veranderd."
    if count == 1:
        return "1 persoon is toegelaten en krijgt een e-mail."
    return f"{count} mensen zijn toegelaten en krijgen een e-mail."
