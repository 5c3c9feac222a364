"""What a person may type on the account pages; the flows behind the sign-in forms are django-allauth's."""

from allauth.account import forms as account_forms
from allauth.mfa.webauthn import forms as key_forms
from django import forms
from django.contrib.auth.hashers import make_password

from privacyportal.core.domains import domain_of
from privacyportal.core.email_addresses import same_or_read
from privacyportal.core.public_domains import why_public
from privacyportal.core.typed import Line

from . import names, passwords
from .models import Organisation, User
from .plain_form import AccountAddressField, PlainForm

EMAIL_EMPTY = "Vul uw e-mailadres in."
ROLES = [(role.value, role.label.removesuffix(" (eigen opgave)")) for role in User.OwnRole]
OWN_ADDRESS = "Gebruik het e-mailadres van uw werk bij een gemeente of samenwerkingsverband."


class SignInForm(PlainForm, account_forms.LoginForm):
    words = {"login": ("E-mailadres", "", EMAIL_EMPTY), "password": ("Wachtwoord", "", "Vul uw wachtwoord in.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username"

    def clean_login(self):
        return same_or_read(super().clean_login())


def _without_role(name):
    try:
        names.check_name(name)
    except names.BorrowedRole as error:
        raise forms.ValidationError(str(error), code="role") from error


class PersonFields(forms.Form):
    """Who someone is: asked when joining, changed at "Uw gegevens"."""

    name = Line(
        label="Naam",
        max_length=100,
        help_text="Andere leden zien uw naam en uw organisatie.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        validators=[_without_role],
        error_messages={"required": "Vul uw naam in.", "max_length": "Uw naam is te lang: gebruik 100 tekens."},
    )
    organisation = Line(
        label="Gemeente of organisatie",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "organisaties"}),
        error_messages={
            "required": "Vul uw gemeente of organisatie in.",
            "max_length": "De naam van uw organisatie is te lang: gebruik 120 tekens.",
        },
    )
    own_role = forms.ChoiceField(
        label="Uw rol",
        required=False,
        choices=[("", "Een andere rol, of dat zeg ik liever niet"), *ROLES],
        help_text="Bij uw berichten staat dan ‘eigen opgave’. U kiest dat per bericht.",
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Kies een rol uit de lijst."},
    )


class MailRhythmForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["mail_rhythm", "is_answered_at_once"]
        labels = {
            "mail_rhythm": "Hoe vaak wilt u e-mail over nieuwe reacties?",
            "is_answered_at_once": "Mail mij direct als iemand antwoordt op mijn eigen vraag",
        }
        help_texts = {
            "mail_rhythm": "U krijgt alleen e-mail over wat u volgt. U kunt dit altijd wijzigen.",
            "is_answered_at_once": "Ook als u verder één keer per dag of per week e-mail krijgt. Bij Nooit krijgt u niets.",
        }
        widgets = {"mail_rhythm": forms.RadioSelect}
        error_messages = {"mail_rhythm": dict.fromkeys(("required", "invalid_choice"), "Kies hoe vaak u e-mail wilt.")}


class HouseRulesForm(forms.Form):
    accept = forms.BooleanField(
        label="Ik houd mij aan de huisregels",
        error_messages={"required": "Vink aan dat u zich aan de huisregels houdt."},
    )


class AtWork:
    """An address at a provider, or one that anybody can get, is refused at once: it cannot show where someone works."""

    def clean_email(self):
        email = super().clean_email()
        if reason := why_public(domain_of(email)):
            raise forms.ValidationError(f"{reason} {OWN_ADDRESS}", code="private")
        return email


class SignUpForm(AtWork, PlainForm, account_forms.SignupForm, PersonFields):
    """Asking for access. The answer is the same for a known and an unknown address."""

    invitation = forms.CharField(required=False, widget=forms.HiddenInput)

    mail_rhythm = forms.ChoiceField(
        label=MailRhythmForm.Meta.labels["mail_rhythm"],
        help_text=MailRhythmForm.Meta.help_texts["mail_rhythm"],
        choices=User.MailRhythm,
        initial=User.MailRhythm.WEEKLY,
        widget=forms.RadioSelect,
        error_messages=MailRhythmForm.Meta.error_messages["mail_rhythm"],
    )
    accept = HouseRulesForm.base_fields["accept"]
    field_order = ["name", "email", "organisation", "own_role", "password1", "mail_rhythm", "accept"]
    words = {
        "email": ("E-mailadres van uw werk", "Bijvoorbeeld naam@gemeente.nl. Een privéadres kan niet.", EMAIL_EMPTY),
        "password1": ("Wachtwoord", passwords.HINT, "Vul een wachtwoord in."),
    }

    def clean(self):
        """The password may not be like the name either; that is only known once both are filled in."""
        cleaned = super().clean()
        password, name = cleaned.get("password1"), cleaned.get("name")
        if password and name and "password1" not in self.errors:
            try:
                passwords.NotLikeThePerson(["name"]).validate(password, User(name=name))
            except forms.ValidationError as error:
                self.add_error("password1", error)
        return self.cleaned_data

    def try_save(self, request):
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])  # as slow as for an unknown address
        return super().try_save(request)


class _Address(forms.Form):
    email = AccountAddressField(error_messages={"required": EMAIL_EMPTY})

    def clean_email(self):
        return self.cleaned_data["email"]


class InviteForm(AtWork, PlainForm, _Address):
    """The address of a colleague; whether she has an account already, the answer does not tell."""

    words = {"email": ("E-mailadres van uw collega", "Bijvoorbeeld naam@gemeente.nl. Een privéadres kan niet.")}


class ForgottenPasswordForm(PlainForm, account_forms.ResetPasswordForm):
    words = {"email": ("E-mailadres", "", EMAIL_EMPTY)}


class NewPasswordOnce:
    """A new password typed once: it can be shown, and it can be reset."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["password2"]


NEW_PASSWORD = ("Nieuw wachtwoord", passwords.HINT, "Vul een nieuw wachtwoord in.")
OLD_PASSWORD = ("Uw wachtwoord van nu", "", "Vul uw wachtwoord van nu in.")


class ResetPasswordForm(PlainForm, NewPasswordOnce, account_forms.ResetPasswordKeyForm):
    words = {"password1": NEW_PASSWORD}


class ChangePasswordForm(PlainForm, NewPasswordOnce, account_forms.ChangePasswordForm):
    words = {"oldpassword": OLD_PASSWORD, "password1": NEW_PASSWORD}


class SetPasswordForm(PlainForm, NewPasswordOnce, account_forms.SetPasswordForm):
    words = {"password1": NEW_PASSWORD}


class PasswordAgainForm(PlainForm, account_forms.ReauthenticateForm):
    words = {"password": ("Wachtwoord", "", "Vul uw wachtwoord in.")}


class ChangeEmailForm(AtWork, PlainForm, account_forms.AddEmailForm):
    words = {"email": ("Nieuw e-mailadres", "Wij sturen een link naar dit adres.", EMAIL_EMPTY)}


class AddKeyForm(PlainForm, key_forms.AddWebAuthnForm):
    name = Line(required=False)
    words = {
        "name": ("Naam van de sleutel", "Bijvoorbeeld: sleutel aan mijn sleutelbos."),
        "credential": ("", "", "De sleutel gaf geen antwoord. Probeer het opnieuw."),
    }


class RenameKeyForm(PlainForm, key_forms.EditWebAuthnForm):
    name = Line()
    words = {"name": ("Naam van de sleutel", "", "Vul een naam in.")}


KEPT = {"name": "name", "organisation": "organisation_typed", "own_role": "own_role"}


class DetailsForm(PersonFields):
    """One's own name and organisation; an organisation that we checked ourselves is not the person's to change."""

    def __init__(self, *args, user, **kwargs):
        kwargs.setdefault("initial", {name: getattr(user, column) for name, column in KEPT.items()})
        super().__init__(*args, **kwargs)
        if user.organisation:
            del self.fields["organisation"]
        if self.data.get("name") == user.name:
            self.fields["name"].validators.remove(_without_role)


class ListingForm(forms.ModelForm):
    """What other members see of her in the list of members; nothing unless she ticks it."""

    class Meta:
        model = User
        fields = ["is_listed", "is_organisation_listed", "is_role_listed", "is_email_listed"]
        labels = {
            "is_listed": "Zet mijn naam in de ledenlijst",
            "is_organisation_listed": "Toon ook mijn organisatie",
            "is_role_listed": "Toon ook mijn rol",
            "is_email_listed": "Toon ook mijn e-mailadres",
        }


class LeaveForm(forms.Form):
    class Posts:
        KEEP, ERASE = "keep", "erase"

    posts = forms.ChoiceField(
        label="Wat gebeurt er met uw reacties?",
        choices=[(Posts.KEEP, "Mijn reacties blijven zonder naam"), (Posts.ERASE, "Ook mijn reacties weg")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er met uw reacties gebeurt."},
    )


def organisation_names():
    """The names to choose from while typing an organisation."""
    return Organisation.objects.current().values_list("name", flat=True)
