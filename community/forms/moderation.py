"""What a moderator may ask of a post or a topic."""

from django import forms
from django.core.exceptions import ValidationError

from privacyportal.core.typed import Line, Text

from ..models import Forum, Topic
from ..models.moderation import Reason
from .confirmable import Confirmable, Refusable


class ReasonForm(Refusable):
    """Why a moderator acts: the reason goes into the log, the explanation only to the writer."""

    reason = forms.ChoiceField(
        label="Reden",
        choices=[("", "Kies een reden"), *Reason.choices],
        help_text="Staat in het logboek.",
        error_messages={"required": "Kies een reden."},
    )
    explanation = Text(
        label="Toelichting",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Krijgt alleen de schrijver, per e-mail.",
    )


class MoveForm(Confirmable, ReasonForm):
    forum = forms.ModelChoiceField(
        Forum.objects.all(), label="Naar subforum", error_messages={"required": "Kies een subforum."}
    )


class MergeForm(Confirmable, ReasonForm):
    into = forms.IntegerField(
        label="Nummer van het onderwerp dat blijft",
        help_text="Het getal in het adres van dat onderwerp.",
        error_messages={"required": "Vul het nummer van een onderwerp in.", "invalid": "Vul een getal in."},
    )

    def clean_into(self):
        topic = Topic.objects.listed().filter(pk=min(self.cleaned_data["into"], 2**62)).first()
        if not topic:
            raise ValidationError("Dit onderwerp bestaat niet.")
        return topic


class SplitForm(Confirmable, ReasonForm):
    number = forms.IntegerField(
        label="Vanaf reactie",
        min_value=1,
        help_text="Deze reactie wordt de vraag van het nieuwe onderwerp.",
        error_messages={"required": "Vul het nummer van een reactie in.", "invalid": "Vul een getal in."},
    )
    title = Line(
        label="Titel van het nieuwe onderwerp", max_length=120, error_messages={"required": "Vul een titel in."}
    )


class ObjectionForm(Confirmable):
    """Why the writer of a hidden post thinks that it may stand."""

    text = Text(
        label="Waarom bent u het er niet mee eens?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Moderatoren lezen dit. Andere leden niet.",
        error_messages={"required": "Schrijf waarom u het er niet mee eens bent."},
    )


class AnswerForm(Refusable):
    """What the writer hears who objected."""

    answer = Text(
        label="Uw antwoord",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Krijgt alleen de schrijver, per e-mail. Zeg ook waarom.",
        error_messages={"required": "Schrijf een antwoord voor de schrijver."},
    )

    def show_refusal(self, refused):
        errors = {
            "answer" if name == "explanation" else name: said for name, said in getattr(refused, "errors", {}).items()
        }
        for name, sentence in (errors or {None: str(refused)}).items():
            self.add_error(name, sentence)
