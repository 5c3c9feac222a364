"""Forms that show what an act refused: under its field, and with what it found, to confirm."""

from django import forms

from privacyportal.core import leaks


class Refusable(forms.Form):
    findings = ()

    def show_refusal(self, refused):
        """Say under its field what the act refused; what can be confirmed is asked."""
        self.findings = getattr(refused, "findings", self.findings)
        for name, sentence in getattr(refused, "errors", {None: str(refused)}).items():
            self.add_error(name if name in self.fields else None, sentence)


class Confirmable(Refusable):
    confirmed = forms.CharField(required=False)  # the seal of what was found; shown as a checkbox

    @property
    def seal(self):
        return leaks.seal(self.findings)
