"""Where people are let in, and where organisations, their domains and people's rights are kept."""

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.timesince import timesince

from privacyportal.core.domains import domain_of, full_domain
from privacyportal.core.inline_forms import BoundedRows, InlineForm

from . import membership, organisations
from .admin_forms import AccessRequestForm, NewPersonForm, OrganisationField, OrganisationForm, PersonForm
from .models import AccessRequest, Domain, GrantedRole, Member, Organisation, User


class ChoosesOrganisation:
    """A plain list instead of Django's search box: that asks a right of its own, and does nothing without a script."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Organisation:
            kwargs["form_class"] = OrganisationField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class DomainInline(BoundedRows, admin.StackedInline):
    model = Domain
    form = InlineForm
    extra = 1


@admin.register(Organisation)
class OrganisationAdmin(ChoosesOrganisation, admin.ModelAdmin):
    form = OrganisationForm
    list_display = ["name", "kind", "cbs_code", "domain_names", "merged_into"]
    list_filter = ["kind", ("merged_into", admin.EmptyFieldListFilter)]
    search_fields = ["name", "also_known_as", "domains__name"]
    inlines = [DomainInline]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("merged_into").prefetch_related("domains")

    @admin.display(description="E-maildomeinen")
    def domain_names(self, organisation):
        return ", ".join(map(str, organisation.domains.all())) or "-"

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
        if organisation.merged_into and "merged_into" in form.changed_data:
            organisations.merge(organisation=organisation, into=organisation.merged_into)


class GrantedRoleInline(BoundedRows, admin.StackedInline):
    model = GrantedRole
    form = InlineForm
    fk_name = "user"
    fields = ["role", "granted_by", "granted_at"]
    readonly_fields = ["granted_by", "granted_at"]
    extra = 1


class GrantsRoles:
    """A page about one person with her roles under it: who adds one has granted it."""

    inlines = [GrantedRoleInline]

    @admin.display(description="Toegang")
    def standing(self, user):
        return user.standing

    def save_formset(self, request, form, formset, change):
        for role in formset.save(commit=False):
            role.granted_by = role.granted_by or request.user
        super().save_formset(request, form, formset, change)


@admin.register(Member)
class MemberAdmin(GrantsRoles, admin.ModelAdmin):
    list_display = ["name", "email", "organisation", "role_names"]
    search_fields = ["name", "email"]
    readonly_fields = fields = ["name", "email", "organisation", "approved_at"]

    def get_queryset(self, request):
        return super().get_queryset(request).members().select_related("organisation").prefetch_related("roles")

    @admin.display(description="Rollen")
    def role_names(self, member):
        return ", ".join(map(str, member.roles.all())) or "-"

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, member=None):
        return False


@admin.register(User)
class PersonAdmin(ChoosesOrganisation, GrantsRoles, UserAdmin):
    form = PersonForm
    add_form = NewPersonForm
    ordering = ["name", "pk"]
    list_display = ["name", "email", "organisation", "standing", "is_staff"]
    list_filter = [
        "is_staff",
        "is_superuser",
        "is_active",
        "groups",
        ("approved_at", admin.EmptyFieldListFilter),
        ("blocked_at", admin.EmptyFieldListFilter),
    ]
    search_fields = ["name", "email"]
    readonly_fields = ["joined_at", "confirmed_at", "approved_at", "refused_at", "last_login"]
    fieldsets = [
        (None, {"fields": ["email", "name", "organisation"]}),
        ("Toegang", {"fields": ["joined_at", "confirmed_at", "approved_at", "refused_at", "last_login"]}),
        ("Blokkade", {"fields": ["is_blocked", "blocked_reason"]}),
        ("Rechten", {"fields": ["is_active", "is_staff", "is_superuser", "groups"]}),
    ]
    add_fieldsets = [(None, {"fields": ["email", "name", "organisation", "password1", "password2"]})]
    filter_horizontal = ["groups"]
    actions = ["take_away_second_factor"]

    def get_inlines(self, request, user):
        return super().get_inlines(request, user) if user else []

    def save_model(self, request, user, form, change):
        super().save_model(request, user, form, change)
        if "is_blocked" not in form.changed_data:
            return
        if form.cleaned_data["is_blocked"]:
            membership.block(user=user, by=request.user, reason=form.cleaned_data["blocked_reason"])
        else:
            membership.unblock(user=user, by=request.user)

    @admin.action(description="Haal de tweede stap weg (na verlies van telefoon of sleutel)", permissions=["change"])
    def take_away_second_factor(self, request, people):
        for user in people:
            membership.take_away_second_factor(user=user, by=request.user)
        messages.success(request, "De tweede stap is weggehaald. De persoon krijgt bericht.")


@admin.register(AccessRequest)
class AccessRequestAdmin(admin.ModelAdmin):
    """The queue: who waits, how long, and the decision with its reason."""

    form = AccessRequestForm
    change_form_template = "admin/accounts/accessrequest/change_form.html"
    list_display = ["name", "email", "organisation_typed", "known_domain", "waits"]
    search_fields = ["name", "email", "organisation_typed"]
    readonly_fields = ["name", "email", "organisation_typed", "known_domain", "waits"]
    fields = [*readonly_fields, "organisation", "is_domain_kept", "reason"]
    ordering = ["confirmed_at", "pk"]
    actions = None

    def get_queryset(self, request):
        return super().get_queryset(request).waiting()

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
