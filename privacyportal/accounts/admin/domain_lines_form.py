"""Lines pasted from a spreadsheet, or the file itself."""

from django import forms

from privacyportal.core.files.kinds import FileRefused
from privacyportal.core.files.plain import decode
from privacyportal.core.typed import Text

MOST_BYTES = 500_000
NOT_READ = "Dit bestand kunnen wij niet lezen. Sla de lijst op als CSV en kies haar opnieuw."
TOO_LARGE = "Dit bestand is te groot. Een lijst van domeinen is kleiner dan 500 kB."


class DomainLinesForm(forms.Form):
    lines = Text(
        label="Organisaties en domeinen",
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text="Eén organisatie per regel, met haar domein erachter. Plak uit een rekenblad, of typ een puntkomma "
        "ertussen. Bijvoorbeeld: Utrecht; utrecht.nl. Een CBS-code mag ook.",
    )
    upload = forms.FileField(label="Of kies een CSV-bestand", required=False, allow_empty_file=True)

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if not upload:
            return ""
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        try:
            return decode(upload.read())
        except FileRefused as refused:
            raise forms.ValidationError(NOT_READ) from refused

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            cleaned["lines"] = "\n".join(filter(None, [cleaned.get("lines"), cleaned.get("upload")]))
            if not cleaned["lines"].strip():
                self.add_error("lines", "Plak regels of kies een bestand.")
        return cleaned

    def with_lines(self):
        """The same form, with what was read from the file in its field: a browser does not keep a file."""
        if self.is_bound and self.is_valid():
            return DomainLinesForm(initial={"lines": self.cleaned_data["lines"]})
        return self
