"""What a visitor may type beside an outcome. It goes into her document, and nowhere else."""

from django import forms

from privacyportal.core.typed import Line, Text

LONGEST_NOTES = 20_000  # signs


class RecordForm(forms.Form):
    proces = Line(label="Proces of onderwerp", required=False, max_length=300)
    ingevuld_door = Line(
        label="Ingevuld door", required=False, max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    notities = Text(
        label="Notities",
        required=False,
        max_length=LONGEST_NOTES,
        help_text="Bijvoorbeeld uw afweging of het advies van uw FG.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    @property
    def words(self):
        """What was typed, by the names that `records.record` has for it."""
        typed = self.cleaned_data
        return {"notes": typed["notities"], "process": typed["proces"], "filled_in_by": typed["ingevuld_door"]}
