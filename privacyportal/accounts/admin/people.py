"""The list of people, and the list of members to whom a role can be granted."""

import logging
from functools import wraps

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin

from privacyportal.core.inline_forms import BoundedRows, InlineForm

from .. import membership
from ..models import GrantedRole, Member, Organisation, User
from ..sessions import end_sessions
from .forms import MemberForm, NewPersonForm, OrganisationField, PersonForm

log = logging.getLogger("portal.security")


class ChoosesOrganisation:
    """A plain list instead of Django's search box: that asks a right of its own, and does nothing without a script."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Organisation:
            kwargs["form_class"] = OrganisationField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


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


class Blocks:
    """A page about one person where she can be kept out of the community, and be let in again."""

    def save_model(self, request, user, form, change):
        super().save_model(request, user, form, change)
        if "is_blocked" not in form.changed_data:
            return
        if form.cleaned_data["is_blocked"]:
            membership.block(user=user, by=request.user, reason=form.cleaned_data["blocked_reason"])
        else:
            membership.unblock(user=user, by=request.user)

    @admin.action(description="Log uit op elk apparaat", permissions=["change"])
    def sign_out(self, request, people):
        ended = sum(end_sessions(user=user, besides=request.session.session_key) for user in people)
        log.info("person %s ended %s sessions of others", request.user.pk, ended)
        messages.success(request, f"Uitgelogd: {ended} keer." if ended else "Niemand van hen was ingelogd.")

    @admin.action(description="Haal de tweede stap weg (na verlies van telefoon of sleutel)", permissions=["change"])
    def take_away_second_factor(self, request, people):
        done = 0
        for user in people:
            try:
                membership.take_away_second_factor(user=user, by=request.user)
                done += 1
            except membership.OwnSecondFactor as refused:
                messages.error(request, str(refused))
        if done:
            messages.success(request, _said(done))


def _said(count):
    if count == 1:
        return "De tweede stap is weggehaald bij 1 persoon. Zij krijgt bericht."
    return f"De tweede stap is weggehaald bij {count} mensen. Zij krijgen bericht."


def not_of_staff(act):
    """The act of `Blocks` with this name, on those who do not work in the admin."""

    @wraps(getattr(Blocks, act.__name__))
    def on_members(admin, request, people):
        members = people.filter(is_staff=False, is_superuser=False)
        if kept := people.count() - members.count():
            who = "1 persoon die in het beheer werkt" if kept == 1 else f"{kept} mensen die in het beheer werken"
            messages.warning(request, f"Bij {who}, is niets veranderd. Dat kan alleen bij Personen.")
        return act(admin, request, members)

    return on_members


@admin.register(Member)
class MemberAdmin(Blocks, GrantsRoles, admin.ModelAdmin):
    """Those who were let in, also who is blocked now. Who works in the admin keeps her second factor here."""

    form = MemberForm
    list_display = ["name", "email", "organisation", "role_names", "standing"]
    list_filter = [("blocked_at", admin.EmptyFieldListFilter), ("bounced_at", admin.EmptyFieldListFilter)]
    search_fields = ["name", "email"]
    readonly_fields = ["name", "email", "organisation", "approved_at", "bounced_at"]
    fields = [*readonly_fields, "is_blocked", "blocked_reason"]
    actions = ["sign_out", "take_away_second_factor"]

    def get_queryset(self, request):
        let_in = super().get_queryset(request).filter(approved_at__isnull=False, is_active=True)
        return let_in.select_related("organisation").prefetch_related("roles")

    @not_of_staff
    def sign_out(self, request, people):
        return super().sign_out(request, people)

    @not_of_staff
    def take_away_second_factor(self, request, people):
        return super().take_away_second_factor(request, people)

    @admin.display(description="Rollen")
    def role_names(self, member):
        return ", ".join(map(str, member.roles.all())) or "-"

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, member=None):
        return False


@admin.register(User)
class PersonAdmin(ChoosesOrganisation, Blocks, GrantsRoles, UserAdmin):
    form = PersonForm
    add_form = NewPersonForm
    ordering = ["name", "pk"]
    list_display = ["name", "email", "organisation", "standing", "is_staff"]
    list_select_related = ["organisation"]
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
    actions = ["sign_out", "take_away_second_factor"]

    def get_inlines(self, request, user):
        return super().get_inlines(request, user) if user else []
