"""A day and an hour that an editor chooses, in Dutch time; also in the two nights when the clock is changed."""

from django import forms
from django.utils import timezone

SKIPPED = "Dit tijdstip bestaat niet: die nacht gaat de klok van 2.00 naar 3.00 uur. Kies 3.00 uur of later."
TWICE = (
    "Dit tijdstip is er die nacht twee keer: om 3.00 uur gaat de klok terug naar 2.00 uur. "
    "Kies een tijdstip voor 2.00 uur of vanaf 3.00 uur."
)


class MomentField(forms.DateTimeField):
    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value):
        try:
            return super().to_python(value)
        except forms.ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise forms.ValidationError(_why_not(error.params["datetime"]), code=error.code) from error


def _why_not(typed):
    """`typed` has no time zone; before a skipped hour the offset is smaller than after it, before a double hour larger."""
    here = timezone.get_current_timezone()
    before, after = (typed.replace(tzinfo=here, fold=fold).utcoffset() for fold in (0, 1))
    return SKIPPED if before < after else TWICE
