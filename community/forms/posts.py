"""What a member may type; everything typed comes back."""

import uuid
from functools import partial

from django import forms
from django.core.exceptions import ValidationError

from privacyportal.core import leaks
from privacyportal.core.files import EXTENSIONS, FileRefused, StillChecking, receive_at_once
from privacyportal.core.markdown import check_markdown, plain_text
from privacyportal.core.pace import TooFast, check_pace
from privacyportal.core.signs import is_blank
from privacyportal.core.typed import Line, Text
from products.models import Product

from ..attachments import found_in, size_of
from ..keys import form_of, key_of, key_of_words, with_files
from ..models import Attachment, Post, Report
from ..models.attachments import MAX_FILES, MAX_TOGETHER
from ..models.moderation import Reason
from ..models.posts import MAX_BODY
from ..posting import NamelessNoMore
from .confirmable import Confirmable

MOST_UPLOADS = 30  # of one member in ten minutes
PRIVACY = "Noem geen namen, adressen of BSN van inwoners of collega's."
FILES = (
    "Ten hoogste 5 bestanden van 10 MB, samen 25 MB: PDF, Word, Excel, PowerPoint, OpenDocument, tekst, CSV, PNG of JPG. "
    "Opmerkingen, namen van makers en plaatsgegevens halen wij eruit. Verborgen tekst kan blijven staan: kijk die zelf na."
)


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; what each really is, `core.files` says."""

    widget = FilesInput(attrs={"accept": ",".join(EXTENSIONS)})

    def clean(self, data, initial=None):
        return [super(FilesField, self).clean(upload, initial) for upload in data or []]


class BodyField(Text):
    """Markdown of which something can be read once it is shown: `&nbsp;` or `[](x)` alone is empty."""

    widget = forms.Textarea(attrs={"rows": 10})

    def __init__(self, *, empty, **options):
        checks = [partial(check_markdown, as_typed=True)]
        super().__init__(max_length=MAX_BODY, error_messages={"required": empty}, validators=checks, **options)

    def validate(self, value):
        super().validate(value)
        if len(value) <= MAX_BODY and is_blank(plain_text(value, as_typed=True)):
            raise ValidationError(self.error_messages["required"], code="required")


class ComposeForm(Confirmable):
    """What every post asks. `received` are the files that came through, also when something else is wrong."""

    body = BodyField(label="Uw reactie", empty="Vul uw reactie in.", help_text="Maximaal 10.000 tekens.")
    document_kind = forms.ChoiceField(
        label="Wat voor document is dit?",
        required=False,
        choices=[("", "Kies een soort"), *Attachment.Kind.choices],
        help_text="Geldt voor de bestanden die u nu kiest. Collega's vinden ze zo terug in de bibliotheek.",
        error_messages={"invalid_choice": "Kies een soort document uit de lijst."},
    )
    role = forms.ChoiceField(label="Toon bij uw naam", required=False)
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, user, draft=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.draft, self.received, self.findings, self.refused = user, draft, [], [], None
        self.fields["attachments"] = FilesField(
            label="Bijlagen", required=False, allow_empty_file=True, help_text=FILES
        )
        self.fields["token"].initial = draft.token if draft else uuid.uuid4()
        if roles := user.shown_roles:
            self.fields["role"].choices = [("", "Geen rol"), *roles]
            self.fields["role"].initial = user.own_role if user.own_role in dict(roles) else ""
        else:
            del self.fields["role"]

    def clean_document_kind(self):
        return self.cleaned_data["document_kind"] or Attachment.Kind.OTHER

    @property
    def draft_files(self):
        return list(self.draft.attachments.all()) if self.draft else []

    def clean_attachments(self):
        uploads, errors = self.cleaned_data["attachments"], []
        if uploads and "place" in self.data and self._was_placed(uploads):
            return []
        self._check_pace(len(uploads))
        room = MAX_FILES - len(self.draft_files)
        if len(uploads) > room:
            raise ValidationError(f"U kunt {MAX_FILES} bestanden toevoegen. Haal er {len(uploads) - room} weg.")
        for upload in uploads:
            try:
                self._receive(upload)
            except StillChecking as waiting:
                self.received.append(waiting.upload)
                errors.append(str(waiting))
            except (FileRefused, ValidationError) as refused:
                errors.append(getattr(refused, "message", None) or str(refused))
        if errors:
            raise ValidationError(errors)
        return self.received

    def _was_placed(self, uploads=()):
        """Who presses again because no answer came need not wait for a look at files that stand there already."""
        words = [self.cleaned_data.get(name) for name in ("title", "body") if name in self.fields]
        if None in words or "token" not in self.cleaned_data:
            return False
        key = key_of(with_files(form_of(self.draft, self.cleaned_data["token"]), uploads), *words)
        return Post.objects.filter(author=self.user, token=key).exists()

    def _check_pace(self, count):
        """Before a file is opened: that is dear."""
        try:
            check_pace(by=self.user, act="een bestand toevoegen", most=MOST_UPLOADS, minutes=10, times=count)
        except TooFast as refused:
            self.refused = refused
            raise ValidationError(str(refused)) from refused

    def _receive(self, upload):
        if upload.size + self._size_of_files() > MAX_TOGETHER:
            raise ValidationError(f"{upload.name} past er niet meer bij. Samen mogen bestanden 25 MB zijn.")
        received = receive_at_once(upload)
        name = received.file.name
        if sentence := leaks.bsn_sentence_of(received.found, name):
            raise ValidationError(f"{sentence} Het bestand is niet toegevoegd.")
        self.received.append(received)

    def _size_of_files(self):
        kept = sum(file.size for file in self.draft_files)
        return kept + sum(map(size_of, self.received))

    def clean(self):
        for name in ("title", "body"):
            if sentence := leaks.bsn_sentence(self.cleaned_data.get(name, "")):
                self.add_error(name, sentence)
        unchecked = [] if self._was_placed() else self.draft_files
        for file in unchecked:
            if file.why_not_placed and str(file.pk) != self.data.get("remove"):
                self.add_error("attachments", file.why_not_placed)
        self.findings = leaks.confirmable(self._typed(), found_in(self.received, self.draft))
        if leaks.unconfirmed(self.findings, self.cleaned_data.get("confirmed", "")):
            self.add_error("confirmed", leaks.LOOK_AT_IT)

    def _typed(self):
        return [self.cleaned_data.get("title", ""), self.cleaned_data.get("body", "")]


class TopicForm(ComposeForm):
    title = Line(
        label="Titel",
        min_length=5,
        max_length=120,
        widget=forms.Textarea({"rows": 2, "data-line": ""}),  # as wide as its maximum, also on a phone
        help_text="Schrijf uw vraag in één zin. Maximaal 120 tekens.",
        error_messages={
            "required": "Vul een titel in.",
            "min_length": "Maak uw titel duidelijker: gebruik ten minste 5 tekens.",
            "max_length": "Uw titel is te lang: gebruik ten hoogste 120 tekens.",
        },
    )
    body = BodyField(label="Uw vraag", empty="Vul uw vraag in.", help_text=f"{PRIVACY} Maximaal 10.000 tekens.")
    product = forms.ModelChoiceField(
        Product.objects.none(),
        label="Kennisproduct",
        required=False,
        empty_label="Geen kennisproduct",
        help_text="Gaat uw vraag over een kennisproduct? Dan vinden anderen haar daar terug.",
        error_messages={"invalid_choice": "Kies een kennisproduct uit de lijst."},
    )
    is_anonymous = forms.BooleanField(
        label="Vraag zonder uw naam: collega's zien 'Een gemeente'",
        required=False,
        help_text="Een moderator kan zien wie u bent. Dat staat dan in het logboek. Let op de namen in uw bestanden.",
    )
    field_order = [
        "token",
        "title",
        "body",
        "product",
        "attachments",
        "document_kind",
        "role",
        "is_anonymous",
        "confirmed",
    ]

    def __init__(self, *args, forum, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["product"].queryset = Product.objects.in_catalogue().order_by("title", "pk")
        self.order_fields(self.field_order)
        self.forum = forum
        if not forum.is_anonymous_allowed:
            self._take_no_more_nameless()

    def clean_is_anonymous(self):
        """Who ticked it is never placed by name: she hears that it went, and chooses again."""
        if self.cleaned_data["is_anonymous"] and not self.forum.is_anonymous_allowed:
            raise ValidationError(str(NamelessNoMore()))
        return self.cleaned_data["is_anonymous"]

    def _take_no_more_nameless(self):
        """The tick stays on the page of who had set it, to be taken away by nobody but her."""
        self.fields["is_anonymous"].help_text = "" if self.is_bound else str(NamelessNoMore())
        if not self["is_anonymous"].value():
            del self.fields["is_anonymous"]


class ReplyForm(ComposeForm):
    is_following = forms.BooleanField(label="Volg dit onderwerp", required=False, initial=True)
    field_order = ["body", "attachments", "document_kind", "role", "is_following", "confirmed"]


class EditForm(Confirmable):
    title = TopicForm.base_fields["title"]
    body = BodyField(label="Uw tekst", empty="Vul uw tekst in.", help_text=PRIVACY)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)  # the words that are changed, by their key

    def __init__(self, *args, post, **kwargs):
        now = {"title": post.topic.title, "body": post.body, "seen": key_of_words(post)}
        super().__init__(*args, initial=now, **kwargs)
        if post.number:
            del self.fields["title"]


class ReportForm(Confirmable, forms.ModelForm):
    reason = forms.ChoiceField(
        label="Wat is er mis?",
        widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in Reason if one not in (Reason.MISTAKE, Reason.ORDER)],
        error_messages={"required": "Kies wat er mis is."},
    )

    class Meta:
        model = Report
        fields = ["reason", "explanation"]
        widgets = {"explanation": forms.Textarea(attrs={"rows": 4})}
