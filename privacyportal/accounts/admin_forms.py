"""The forms of the admin for people and organisations."""

from django import forms
from django.contrib.auth.forms import BaseUserCreationForm

from . import membership
from .models import AccessRequest, Domain, Organisation, User


class OrganisationForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = ["name", "kind", "cbs_code", "also_known_as", "merged_into"]

    def clean_merged_into(self):
        target = self.cleaned_data["merged_into"]
        if target and (target.pk == self.instance.pk or target.merged_into):
            raise forms.ValidationError("Kies een andere organisatie, die zelf niet is samengevoegd.")
        return target


class NewPersonForm(BaseUserCreationForm):
    class Meta:
        model = User
        fields = ["email", "name", "organisation"]


class PersonForm(forms.ModelForm):
    is_blocked = forms.BooleanField(
        label="Geen toegang tot de community",
        required=False,
        help_text="De persoon krijgt een e-mail met de reden en wordt uitgelogd.",
    )

    class Meta:
        model = User
        fields = ["email", "name", "organisation", "blocked_reason", "is_active", "is_staff", "is_superuser", "groups"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "is_blocked" in self.fields:
            self.fields["is_blocked"].initial = bool(self.instance.blocked_at)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_blocked") and not cleaned.get("blocked_reason"):
            self.add_error("blocked_reason", "Vul de reden in. De persoon krijgt die per e-mail.")
        if cleaned.get("groups") and not cleaned.get("is_staff"):
            # Staff shows a second factor; whoever has a group has powers that ask for one.
            self.add_error("is_staff", "Wie in een groep zit, werkt in het beheer. Vink dit aan.")
        return cleaned


class AccessRequestForm(forms.ModelForm):
    class Decision:
        APPROVE, REFUSE = "approve", "refuse"

    decision = forms.ChoiceField(
        label="Besluit",
        choices=[(Decision.APPROVE, "Toelaten"), (Decision.REFUSE, "Weigeren")],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Reden van de weigering",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Komt in de e-mail aan de aanvrager. Bijvoorbeeld: dit is geen adres van een gemeente.",
    )
    is_domain_kept = forms.BooleanField(
        label="Onthoud het e-maildomein bij deze organisatie",
        required=False,
        help_text="Wie daarna met dit domein aanmeldt, krijgt direct toegang.",
    )

    class Meta:
        model = AccessRequest
        fields = ["organisation"]

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
            name = self.instance.email.rpartition("@")[2].lower()
            Domain.objects.get_or_create(name=name, defaults={"organisation": organisation})
        return membership.approve(user=self.instance, by=by, organisation=organisation)
