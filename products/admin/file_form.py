"""A file of a product as an editor adds it: cleaned, checked for what belongs to people, and kept as it is on request."""

from pathlib import PurePath

from django import forms

from privacyportal.core.files import EXTENSIONS, FileRefused, IfLost, StillChecking, Upload, WouldLose, receive_at_once
from privacyportal.core.leaks import bsn_sentence, bsn_sentence_of

from .. import checking, files
from ..chosen_files import IS_ASKED
from ..models import ProductFile
from .chosen_file import ChosenFileInput

QUESTION = "Als schoonmaken iets wegneemt"
CHOICES = [
    (IfLost.ASK, "Vraag het mij eerst"),
    (IfLost.KEEP, "Bewaar het bestand zoals het is"),
    (IfLost.CLEAN, "Maak het toch schoon"),
]
ASKED_WITH_A_FILE = ["title", "accessible", "order"]
CHOOSE = f"U mag ook zelf kiezen: zeg bij '{QUESTION}' wat u wilt."


def if_lost_field():
    return forms.ChoiceField(
        label=QUESTION,
        required=False,
        choices=CHOICES,
        widget=forms.RadioSelect,
        help_text="Zoals een digitale handtekening. Bewaart u het bestand zoals het is? Dan blijven ook namen van "
        "schrijvers erin staan. Uw keuze komt in de geschiedenis.",
    )


def asked(would_lose):
    """The error for who has to choose what becomes of a file that cleaning would change."""
    return forms.ValidationError(f"{would_lose} {CHOOSE}", code=IS_ASKED)


def to_do(file):
    """What an editor must still know or do about a file that came in."""
    said = [f"Wij controleren {file.name} nog. Het bestand is bewaard."] if file.is_being_checked else []
    if file.must_be_confirmed:
        said.append(f"In {file.name} staan {files.in_words(file.found)}. Bevestig bij Bestanden dat ze erin horen.")
    return said


def _title_of(upload):
    """What a file is called when its editor says nothing."""
    name = getattr(upload, "file", upload)
    return PurePath(name.name).stem.replace("_", " ").replace("-", " ").strip().capitalize()[:120] if upload else ""


class FileForm(forms.ModelForm):
    if_lost = if_lost_field()
    upload = forms.FileField(
        label="bestand",
        required=False,
        widget=ChosenFileInput({"accept": ",".join(EXTENSIONS)}),
        help_text="PDF, Word, Excel, PowerPoint, OpenDocument, tekst of beeld; hooguit 10 MB. Opmerkingen, namen "
        "van makers en plaatsgegevens haalt het portaal eruit. Verborgen tekst kan blijven staan: kijk die zelf na.",
    )
    confirms = forms.BooleanField(label="die horen erin", required=False)

    class Meta:
        model = ProductFile
        fields = ["title", "description", "language", "accessible", "accessibility_note", "order"]
        help_texts = {
            "title": "Zo heet de link. Bijvoorbeeld: Model verwerkersovereenkomst. Leeg: de naam van het bestand.",
            "accessible": "Kan iemand met een schermlezer dit bestand lezen? Kies ook dit als u een bestand toevoegt.",
            "accessibility_note": "Nodig als het bestand niet of gedeeltelijk toegankelijk is.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ASKED_WITH_A_FILE:  # an empty block asks nothing
            self.fields[name].required = False
        if self.instance.pk:
            self.fields["upload"].label = "vervang door"
        if self.instance.holds_bsn:
            self.fields[
                "upload"
            ].help_text = "In dit bestand staat een getal dat op een BSN lijkt. Vervang het bestand."
        if self.instance.must_be_confirmed and not self.instance.holds_bsn:
            found = files.in_words(self.instance.found)
            self.fields["confirms"].label = f"In dit bestand staan {found}. Ik heb ze bekeken: ze horen erin"
        else:
            del self.fields["confirms"]

    def clean(self):
        cleaned = super().clean()
        cleaned["order"] = cleaned.get("order") or 0
        if not cleaned.get("accessible") and "accessible" not in self.errors:
            self.add_error("accessible", "Kies of iemand met een schermlezer dit bestand kan lezen.")
        if cleaned.get("upload"):
            self._check(cleaned["upload"])
        elif not self.instance.pk and "upload" not in self.errors:
            self.add_error("upload", "Kies een bestand.")
        if not cleaned.get("title"):
            cleaned["title"] = self.instance.title or _title_of(cleaned.get("upload"))
        return cleaned

    def _check(self, upload):
        try:
            self.cleaned_data["upload"], name, found = self._received(upload)
        except WouldLose as refused:
            self.add_error("upload", asked(refused))
            return
        except FileRefused as refused:
            self.add_error("upload", str(refused))
            return
        if sentence := bsn_sentence(name, name) or bsn_sentence_of(found, name):
            self.add_error("upload", sentence)

    def _received(self, upload):
        """What came in, its name, and what was found in it; what takes longer than a page goes on to `checking`."""
        try:
            received = receive_at_once(upload, IfLost(self.cleaned_data["if_lost"]))
        except StillChecking as waiting:
            return waiting.upload, waiting.upload.name, ()
        return received, received.file.name, received.found

    def save(self, commit=True):
        if received := self.cleaned_data["upload"]:
            fill = checking.fill_raw if isinstance(received, Upload) else files.fill
            fill(self.instance, received, IfLost(self.cleaned_data["if_lost"]))
        elif commit and self.instance.pk:
            self.instance.save(update_fields=FileForm.Meta.fields)  # `tick` may have judged the rest meanwhile
            return self.instance
        return super().save(commit)

    def keep_on_record(self, by):
        """What the editor decided about this file beside its fields."""
        if self.instance.is_being_checked and self.cleaned_data["upload"]:
            files.note_choice(file=self.instance, by=by)
        elif self.instance.losses:
            files.note_losses(file=self.instance, by=by)
        elif self.cleaned_data.get("confirms") and not self.cleaned_data["upload"]:
            files.confirm(file=self.instance, by=by)
