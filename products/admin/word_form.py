"""What an editor chooses to begin a product with a Word file; the file is checked and read here, and kept by the act."""

from django import forms
from django.conf import settings

from privacyportal.core.documents.word.from_word import Rules
from privacyportal.core.documents.word.reading import NotRead, read_word, sentence_about
from privacyportal.core.files import FileRefused, IfLost, Kind, Refusal, StillChecking, WouldLose, clean_name, take
from privacyportal.core.leaks import bsn_sentence, bsn_sentence_of
from privacyportal.core.markdown import MAX_LENGTH
from privacyportal.core.typed import Line

from .. import text_images
from ..importing import LONGEST_TITLE, WordFile
from ..models import Product, Publisher
from .chosen_file import ChosenFileInput
from .file_form import asked, if_lost_field

TAKE, REFUSE = "overnemen", "niet-overnemen"
NO_WORD = "{name} is geen Word-bestand. Kies een bestand dat eindigt op .docx."
TELLING = (  # of another kind of file: what it is, and what to do
    Refusal.OLD_OFFICE,
    Refusal.PROGRAM_INSIDE,
    Refusal.TEMPLATE,
    Refusal.RICH_TEXT,
    Refusal.HALF_DOWNLOAD,
    Refusal.TOO_BIG,
    Refusal.EMPTY,
)


class WordForm(forms.Form):
    """`cleaned_data["source"]` is the WordFile."""

    upload = forms.FileField(
        label="Word-bestand",
        widget=ChosenFileInput({"accept": ".docx"}),
        error_messages={"required": "Kies een Word-bestand."},
        help_text="Een bestand dat eindigt op .docx; hooguit 10 MB. Koppen, lijsten, tabellen, voetnoten, links en "
        "afbeeldingen komen mee, de opmaak niet. Het bestand zelf komt bij het product te staan.",
    )
    title = Line(
        label="Titel",
        max_length=LONGEST_TITLE,
        required=False,
        help_text="Leeg: de titel van het document, of de eerste kop.",
    )
    publisher = forms.ModelChoiceField(Publisher.objects.all(), label="Organisatie", empty_label="Kies")
    kind = forms.ChoiceField(label="Soort", choices=[("", "Kies"), *Product.Kind.choices])
    changes = forms.ChoiceField(
        label="Wijzigingen die nog openstaan",
        choices=[(TAKE, "Overnemen"), (REFUSE, "Niet overnemen")],
        initial=TAKE,
        widget=forms.RadioSelect,
        help_text="Zijn in Word wijzigingen bijgehouden en nog niet beoordeeld? Dan kiest u hier wat ermee gebeurt.",
    )
    if_lost = if_lost_field()

    def clean(self):
        cleaned = super().clean()
        if upload := cleaned.get("upload"):
            try:
                cleaned["source"] = self._source(upload)
            except forms.ValidationError as refused:
                self.add_error("upload", refused)
            except (FileRefused, NotRead) as refused:
                self.add_error("upload", str(refused))
        return cleaned

    def _source(self, sent):
        upload, if_lost = _taken(sent), IfLost(self.cleaned_data.get("if_lost", ""))
        received, refusal = _received(upload, if_lost)
        found = received.found if received else ()
        if sentence := bsn_sentence(upload.name, upload.name) or bsn_sentence_of(found, upload.name):
            raise forms.ValidationError(sentence)
        word = read_word(upload, takes_changes=self.cleaned_data.get("changes") != REFUSE, rules=_rules())
        if word.pictures:
            text_images.refuse_unless_clean(sent, upload.name)
        return WordFile(upload, word, received, refusal, if_lost)


def _taken(sent):
    try:
        upload = take(sent)
    except FileRefused as refused:
        if refused.reason in TELLING:
            raise
        upload = None
    if not upload or upload.kind != Kind.DOCX:
        raise forms.ValidationError(NO_WORD.format(name=clean_name(sent.name)))
    return upload


def _received(upload, if_lost):
    """What was checked, None when that takes longer than a page; and why the file cannot stay though its text can come."""
    try:
        return upload.finish_at_once(if_lost), ""
    except StillChecking:
        return None, ""
    except WouldLose as refused:
        raise asked(refused) from None
    except FileRefused as refused:
        if refused.reason != Refusal.EMBEDDED:
            raise NotRead(sentence_about(refused, upload.name)) from None
        return None, str(refused)


def _rules():
    return Rules(
        most=MAX_LENGTH,
        formats=text_images.FORMATS,
        most_bytes=text_images.MAX_BYTES,
        most_pixels=text_images.MAX_PIXELS,
        most_side=text_images.MAX_SIDE,
        folder=f"{settings.MEDIA_URL}{text_images.FOLDER}/",
        site=settings.SITE_URL,
    )
