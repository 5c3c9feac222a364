"""The forms of the admin for people and organisations."""

from django import forms
from django.contrib.auth.forms import BaseUserCreationForm

from privacyportal.core.domains import domain_of
from privacyportal.core.public_domains import why_public
from privacyportal.core.typed import Text

from .. import membership
from ..models import AccessRequest, Domain, Member, Organisation, User


class OrganisationForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = ["name", "kind", "cbs_code", "also_known_as"]


class NewPersonForm(BaseUserCreationForm):
    class Meta:
        model = User
        fields = ["email", "name", "organisation"]


class MemberForm(forms.ModelForm):
    is_blocked = forms.BooleanField(
        label="Geen toegang tot de community",
        required=False,
        help_text="De persoon krijgt een e-mail met de reden en wordt uitgelogd.",
    )

    class Meta:
        model = Member
        fields = ["blocked_reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "is_blocked" in self.fields:
            self.fields["is_blocked"].initial = bool(self.instance.blocked_at)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_blocked") and not cleaned.get("blocked_reason"):
            self.add_error("blocked_reason", "Vul de reden in. De persoon krijgt die per e-mail.")
        return cleaned


class PersonForm(MemberForm):
    class Meta:
        model = User
        fields = ["email", "name", "organisation", "blocked_reason", "is_active", "is_staff", "is_superuser", "groups"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("groups") and not cleaned.get("is_staff"):
            # Staff shows a second factor; whoever has a group has powers that ask for one.
            self.add_error("is_staff", "Wie in een groep zit, werkt in het beheer. Vink dit aan.")
        return cleaned


class OrganisationField(forms.ModelChoiceField):
    """By its bare name, so that typing the first letters finds it in the list."""

    def label_from_instance(self, organisation):
        return organisation.name


class ProposedFirst(OrganisationField):
    """A list to choose from that works without a script; whom the person probably works for stands on top."""

    def propose(self, proposed, selected):
        proposed = list(proposed)
        rest = self.queryset.exclude(pk__in=[organisation.pk for organisation in proposed])
        self.initial = selected or (proposed[0] if len(proposed) == 1 else None)
        groups = [("Past bij het e-mailadres of de naam", proposed), ("Alle organisaties", rest)]
        self.choices = [
            ("", "Kies de organisatie"),
            *((label, [(row.pk, row.name) for row in rows]) for label, rows in groups if rows),
        ]


class AccessRequestForm(forms.ModelForm):
    """One button lets the person in, the other refuses; both carry the name `decision`."""

    class Decision:
        APPROVE, REFUSE = "approve", "refuse"

    organisation = ProposedFirst(Organisation.objects.current(), label="Organisatie", required=False)
    decision = forms.ChoiceField(
        label="Besluit",
        choices=[(Decision.APPROVE, "Toelaten"), (Decision.REFUSE, "Weigeren")],
        error_messages={"required": "Kies Toelaten of Weigeren.", "invalid_choice": "Kies Toelaten of Weigeren."},
    )
    is_domain_kept = forms.BooleanField(
        label="Onthoud het e-maildomein bij deze organisatie",
        required=False,
        help_text="Wie daarna met dit domein aanmeldt, krijgt direct toegang.",
    )
    reason = Text(
        label="Reden, als u weigert",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Komt in de e-mail aan de aanvrager. Bijvoorbeeld: dit is geen adres van een gemeente.",
    )

    class Meta:
        model = AccessRequest
        fields = ["organisation"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        person = self.instance
        self.fields["organisation"].propose(Organisation.objects.proposed_for(person), person.organisation)
        self.initial["organisation"] = self.fields["organisation"].initial
        if reason := why_public(domain_of(person.email)):
            self.fields["is_domain_kept"].disabled = True
            self.fields["is_domain_kept"].help_text = f"{reason} Dit domein kunnen wij daarom niet onthouden."

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("decision") == self.Decision.REFUSE and not cleaned.get("reason", "").strip():
            self.add_error("reason", "Vul de reden in. De aanvrager krijgt die per e-mail.")
        if cleaned.get("decision") == self.Decision.APPROVE and not cleaned.get("organisation"):
            self.add_error("organisation", "Kies de organisatie.")
        return cleaned

    def decide(self, *, by):
        """Carry out what was decided, in the name of `by`."""
        if self.cleaned_data["decision"] == self.Decision.REFUSE:
            return membership.refuse(user=self.instance, by=by, reason=self.cleaned_data["reason"])
        organisation = self.cleaned_data["organisation"]
        if self.cleaned_data["is_domain_kept"]:
            Domain.objects.get_or_create(name=domain_of(self.instance.email), organisation=organisation)
        return membership.approve(user=self.instance, by=by, organisation=organisation)
