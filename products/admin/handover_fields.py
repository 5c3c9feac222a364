"""What is asked when a concept is handed over, at the desk of products and at that of every tool."""

from django import forms

from privacyportal.core.typed import Text

SENT = "Uw vraag is verstuurd. U krijgt een e-mail als het concept is gepubliceerd of bij u terugkomt."
TAKEN_BACK = "Uw vraag om publicatie is ingetrokken."
GIVEN_BACK = "Het concept ligt weer bij de redacteur, met uw antwoord."


def colleague_field():
    """Its queryset, the people who may publish, comes from the form."""
    return forms.ModelChoiceField(
        None, label="Aan wie vraagt u het?", required=False, empty_label="Alle eindredacteuren", blank=True
    )


def note_field():
    hint = "Alleen voor collega's; staat in de e-mail en in de geschiedenis. Bijvoorbeeld: let op de nieuwe tabel."
    return _long_text("Wat wilt u erbij zeggen?", hint, required=False)


def answer_field():
    hint = "Alleen voor collega's; staat in de e-mail en in de geschiedenis. Bijvoorbeeld: noem ook de bewaartermijn."
    return _long_text("Wat moet er nog gebeuren?", hint)


def _long_text(label, hint, **options):
    return Text(label=label, help_text=hint, max_length=300, widget=forms.Textarea({"rows": 3}), **options)
