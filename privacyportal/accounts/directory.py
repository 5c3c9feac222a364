"""The list of members that members see: each stands in it with what she chose to show, and with nothing else."""

from django import forms
from django.db.models import Q

from privacyportal.core.typed import Line

from .models import GrantedRole, User

KINDS = [
    ("dpo", "FG"),
    ("privacy_officer", "privacy officer"),
    ("ciso", "CISO"),
    ("lawyer", "jurist"),
    (GrantedRole.Role.FOR_VNG.value, GrantedRole.Role.FOR_VNG.label),
    (GrantedRole.Role.FOR_IBD.value, GrantedRole.Role.FOR_IBD.label),
]


def roles_of(kind):
    """How a role of this kind stands at a post: as it was given, and as its holder chose it herself."""
    return [kind, f"own_{kind}"]


class DirectoryForm(forms.Form):
    """What is asked of the list; a role that there is none of is left out."""

    naam = Line(label="Naam of organisatie", required=False, max_length=120)
    rol = forms.ChoiceField(label="Rol", required=False, choices=[("", "Alle rollen"), *KINDS])


def listed(*, words="", role=""):
    """The members in the list that fit, without finding anybody by what she does not show."""
    rows = User.objects.members().filter(is_listed=True).select_related("organisation").prefetch_related("roles")
    if words:
        by_organisation = Q(is_organisation_listed=True, organisation__name__icontains=words)
        rows = rows.filter(Q(name__icontains=words) | by_organisation)
    if role:
        rows = rows.filter(Q(own_role=f"own_{role}") | Q(roles__role=role), is_role_listed=True).distinct()
    return rows.order_by("name", "pk")
