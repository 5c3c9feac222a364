"""The domains of all organisations in one list, many at once, and the proposals that wait for a yes."""

from django.contrib import admin, messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods, require_POST

from privacyportal.core.domains import full_domain
from privacyportal.core.who_may import require_right

from .. import domain_lines, proposed_domains, waiting
from ..models import Domain, ProposedDomain
from .domain_lines_form import DomainLinesForm
from .people import ChoosesOrganisation


class ShowsWhoWaits:
    """A list of domains that says who waits at each."""

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation")

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        waiting.note_who_waits(changelist.result_list, lambda row: [row.name])
        return changelist

    @admin.display(description="Domein", ordering="name")
    def full_name(self, domain):
        return full_domain(domain.name)

    @admin.display(description="Wacht op toegang")
    def who_waits(self, domain):
        return ", ".join(map(str, domain.waiting)) or "-"


@admin.register(Domain)
class DomainAdmin(ChoosesOrganisation, ShowsWhoWaits, admin.ModelAdmin):
    change_list_template = "admin/accounts/domain/change_list.html"
    list_display = ["full_name", "organisation", "who_waits"]
    search_fields = ["name", "organisation__name"]
    fields = ["name", "organisation"]

    def get_urls(self):
        many = path("veel/", self.admin_site.admin_view(add_many), name="many_domains")
        return [many, *super().get_urls()]

    def changelist_view(self, request, extra_context=None):
        counts = {"proposed": ProposedDomain.objects.undecided().count(), "fitting": len(waiting.fitting())}
        return super().changelist_view(request, {**(extra_context or {}), **counts})


@require_http_methods(["GET", "HEAD", "POST"])
def add_many(request):
    """Paste or upload lines, read what becomes of each, and then add them."""
    require_right(request.user, "accounts.add_domain")
    form = DomainLinesForm(request.POST, request.FILES) if request.method == "POST" else DomainLinesForm()
    asked = domain_lines.read_lines(form.cleaned_data["lines"]) if form.is_bound and form.is_valid() else []
    if asked and "sure" in request.POST:
        messages.success(request, f"Toegevoegd: {domain_lines.add(asked)}. Overgeslagen: {_faults(asked)}.")
        return redirect("admin:accounts_domain_changelist")
    about = {"title": "Voeg veel domeinen toe", "form": form.with_lines(), "asked": asked, "faults": _faults(asked)}
    about["good"] = len(asked) - about["faults"]
    return render(request, "admin/accounts/domain/many.html", {**admin.site.each_context(request), **about})


def _faults(asked):
    return sum(bool(one.fault) for one in asked)


@admin.register(ProposedDomain)
class ProposedDomainAdmin(ShowsWhoWaits, admin.ModelAdmin):
    change_list_template = "admin/accounts/proposeddomain/change_list.html"
    list_display = ["full_name", "organisation", "who_waits", "decision"]
    column_rights = {"decision": "accounts.change_proposeddomain"}
    list_display_links = None
    search_fields = ["name", "organisation__name"]
    actions = ["confirm_chosen", "drop_chosen"]

    def get_queryset(self, request):
        return super().get_queryset(request).undecided()

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<number:number>/bevestigen/", view(decide_one), {"act": proposed_domains.confirm}, "confirm_domain"),
            path("<number:number>/afwijzen/", view(decide_one), {"act": proposed_domains.drop}, "drop_domain"),
            path("alle/", view(confirm_all), name="confirm_all_domains"),
            *super().get_urls(),
        ]

    @admin.display(description="Besluit")
    def decision(self, proposal):
        return format_html(
            '<button class="link-button" formaction="{}">Bevestig<span class="visually-hidden"> {}</span></button> '
            '<button class="link-button" formaction="{}">Wijs af<span class="visually-hidden"> {}</span></button>',
            reverse("admin:confirm_domain", args=[proposal.pk]),
            proposal,
            reverse("admin:drop_domain", args=[proposal.pk]),
            proposal,
        )

    @admin.action(description="Bevestig de gekozen domeinen", permissions=["change"])
    def confirm_chosen(self, request, proposals):
        tell(request, proposed_domains.confirm(proposals=proposals, by=request.user), "bevestigd")

    @admin.action(description="Wijs de gekozen domeinen af", permissions=["change"])
    def drop_chosen(self, request, proposals):
        tell(request, proposed_domains.drop(proposals=proposals, by=request.user), "afgewezen")

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, proposal=None):
        return False


@require_POST
def decide_one(request, number, act):
    _may_decide(request)
    proposal = get_object_or_404(ProposedDomain.objects.undecided(), pk=number)
    act(proposals=[proposal], by=request.user)
    tell(request, 1, "bevestigd" if act is proposed_domains.confirm else "afgewezen", proposal)
    return redirect("admin:accounts_proposeddomain_changelist")


@require_POST
def confirm_all(request):
    _may_decide(request)
    tell(request, proposed_domains.confirm(proposals=ProposedDomain.objects.undecided(), by=request.user), "bevestigd")
    return redirect("admin:accounts_proposeddomain_changelist")


def tell(request, count, done, proposal=None):
    """What was done, and who may now be let in."""
    one = full_domain(proposal.name) if proposal else "1 domein"
    messages.success(request, f"{one} is {done}." if count == 1 else f"{count} domeinen zijn {done}.")
    if fitting := len(waiting.fitting()):
        said = "1 wachtende past" if fitting == 1 else f"{fitting} wachtenden passen"
        link = '{} bij een bekend domein. <a href="{}">Laat toe wie past</a>.'
        messages.info(request, format_html(link, said, reverse("admin:fitting_people")))


def _may_decide(request):
    require_right(request.user, "accounts.change_proposeddomain")
