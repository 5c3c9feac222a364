"""What a herindeling asks: which municipalities, and into which one."""

from django import forms

from privacyportal.core.numbers import whole
from privacyportal.core.typed import Line

from ..models import Organisation
from ..organisations import belongings
from .forms import OrganisationField


class MergerForm(forms.Form):
    into = OrganisationField(
        Organisation.objects.current(),
        label="Waarheen",
        empty_label="Kies een gemeente",
        required=False,
        help_text="Is de nieuwe gemeente er nog niet? Vul dan hieronder haar naam en code in.",
    )
    name = Line(label="Naam van de nieuwe gemeente", required=False, max_length=120)
    cbs_code = Line(label="CBS-code van de nieuwe gemeente", required=False, max_length=10)

    def __init__(self, *args, chosen, **kwargs):
        super().__init__(*args, **kwargs)
        keys = {key for key in map(whole, chosen) if key is not None}
        self.rows = [(row, belongings(row)) for row in Organisation.objects.current().filter(pk__in=keys)]

    def clean(self):
        cleaned = super().clean()
        into, name = cleaned.get("into"), cleaned.get("name")
        if not self.others():
            raise forms.ValidationError("Kies in de lijst met organisaties eerst wie opgaat in een ander.")
        if bool(into) == bool(name):
            self.add_error("into", "Kies een gemeente, of vul de naam van een nieuwe gemeente in.")
        elif name and Organisation.objects.filter(name__iexact=name).exists():
            self.add_error(
                "name", "Deze gemeente bestaat al. Kies haar in de lijst, of geef haar eerst een andere naam."
            )
        return cleaned

    def others(self):
        """Those that go into another."""
        into = self.cleaned_data.get("into")
        return [row for row, _ in self.rows if row != into]

    def target(self):
        """The one that stays, still unsaved when it is new."""
        new = Organisation(name=self.cleaned_data["name"], cbs_code=self.cleaned_data["cbs_code"])
        return self.cleaned_data["into"] or new
