"""What a visitor may type on the contact form."""

import re

from django import forms

from privacyportal.accounts.models import Organisation
from privacyportal.core.email_field import EmailAddressField
from privacyportal.core.identifiers import find_bsns
from privacyportal.core.numbers import characters
from privacyportal.core.typed import Line, Text

from .models import Subject
from .routing import route

SHORTEST, LONGEST = 20, 20_000  # signs; room for a pasted mail thread, and a desk's mailbox is spared a file


def known_slug(typed):
    """`typed` when it can be the address of a product, else an empty text."""
    return typed if re.fullmatch(r"[a-z0-9/-]{1,120}", typed) else ""


class SubjectRadios(forms.RadioSelect):
    """Each choice with, under it, where the question goes."""

    hints = {}

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        return {**option, "hint": self.hints.get(value, "")}


class QuestionForm(forms.Form):
    """The contact form. `subjects` are the choices; `bsn_ending` are the last digits that look like a BSN, if any."""

    subject = forms.ChoiceField(
        label="Waar gaat uw vraag over?",
        widget=SubjectRadios,
        error_messages={"required": "Kies waar uw vraag over gaat.", "invalid_choice": "Kies waar uw vraag over gaat."},
    )
    question = Text(
        label="Uw vraag",
        help_text="Noem geen namen, adressen of BSN van inwoners of collega's. Beschrijf de situatie in het algemeen.",
        widget=forms.Textarea(attrs={"rows": 10, "data-count": LONGEST}),
        error_messages={"required": "Vul uw vraag in."},
    )
    is_not_bsn = forms.BooleanField(label="Dit is geen BSN.", required=False)
    name = Line(
        label="Naam",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Vul uw naam in."},
    )
    email = EmailAddressField(
        label="E-mailadres",
        help_text="Het loket antwoordt op dit adres. U krijgt hier ook een bevestiging.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": "Vul uw e-mailadres in."},
    )
    organisation = Line(
        label="Gemeente of organisatie",
        widget=forms.TextInput(attrs={"autocomplete": "organization", "list": "organisaties"}),
        error_messages={"required": "Vul uw gemeente of organisatie in."},
    )
    product = Line(required=False, widget=forms.HiddenInput)
    token = Line(required=False, widget=forms.HiddenInput)
    website = Line(
        label="Laat dit veld leeg",
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        subjects = Subject.objects.in_use()
        if not self.known_product:
            subjects = subjects.exclude(is_about_a_text=True)
        self.subjects = {subject.slug: subject for subject in subjects}
        radios = self.fields["subject"]
        radios.choices = [(slug, subject.label) for slug, subject in self.subjects.items()]
        radios.widget.hints = {slug: str(route(subject)) for slug, subject in self.subjects.items()}
        self.bsn_ending = ""

    @property
    def known_product(self):
        return known_slug(self["product"].value() or "")

    @property
    def asks_about_bsn(self):
        """Was a number found, or was this answered already? Then the box to confirm stands under the question."""
        return bool(self.bsn_ending or self["is_not_bsn"].value())

    def organisations(self):
        return map(str, Organisation.objects.all())

    def clean_question(self):
        text = self.cleaned_data["question"]
        if len(text) < SHORTEST:
            raise forms.ValidationError(f"Maak uw vraag duidelijker: gebruik ten minste {SHORTEST} tekens.")
        return self._not_too_long("question", "vraag", LONGEST)

    def clean_name(self):
        return self._not_too_long("name", "naam", 100)

    def clean_organisation(self):
        return self._not_too_long("organisation", "organisatie", 120)

    def clean_product(self):
        return known_slug(self.cleaned_data["product"])

    def clean(self):
        found = find_bsns(self.cleaned_data.get("question", ""))
        if found and not self.cleaned_data.get("is_not_bsn"):
            self.bsn_ending = str(found[0])[-3:]
            self.add_error(
                "question",
                f"In uw bericht staat een getal dat op een BSN lijkt (eindigt op {self.bsn_ending}). Haal het weg.",
            )
        return self.cleaned_data

    def _not_too_long(self, field, word, most):
        too_many = len(self.cleaned_data[field]) - most
        if too_many > 0:
            raise forms.ValidationError(f"Uw {word} is te lang: haal {characters(too_many)} weg.")
        return self.cleaned_data[field]
