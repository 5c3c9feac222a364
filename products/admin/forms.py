"""What an editor may type; a concept may be incomplete, so hardly anything is required here."""

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q

from privacyportal.core.markdown import check_markdown
from privacyportal.core.numbers import whole
from privacyportal.core.refusals import Refused
from privacyportal.core.typed import Line

from ..concepts import CONTENT, SETS, refuse_too_dear
from ..meeting import meet
from ..models import Product, Theme
from ..pasted_text import clean_text
from ..text_images import as_markdown, keep_drawn
from .markdown_editor import MarkdownEditor, PictureField

LONG_TEXTS = ["summary", "audience", "when_to_use", "body", "outdated_note"]
HINTS = {
    "title": "Staat boven de pagina en in elke lijst. Zet het belangrijkste woord vooraan. "
    "Bijvoorbeeld: Factsheet Verwerkersovereenkomst. Liefst hooguit 65 tekens.",
    "title_language": "Een schermlezer spreekt de titel in deze taal uit. Is alleen een enkel woord Engels? Kies dan "
    "Nederlands.",
    "summary": "Staat in de lijst en in zoekmachines. Begin met wat de lezer ermee kan. "
    "Bijvoorbeeld: Bepaal of u een verwerkersovereenkomst nodig hebt en wat erin hoort.",
    "audience": "Staat op de pagina onder Voor wie. Bijvoorbeeld: Voor inkopers en juristen van gemeenten.",
    "when_to_use": "Staat op de pagina. Bijvoorbeeld: Gebruik deze factsheet voordat u een opdracht geeft.",
    "body": "De tekst van de pagina. U kunt uit Word plakken: koppen, lijsten en links blijven staan.",
    "version": "Staat boven de pagina. Bijvoorbeeld: 2.1.",
    "owner": "Krijgt een e-mail als dit product gecontroleerd moet worden.",
    "check_before_on": "Nodig om te publiceren. 60 dagen na deze datum ziet de lezer 'Wordt herzien'.",
    "original_title": "Het officiële document waar deze pagina uitleg bij geeft. Leeg: er is geen ander document, en "
    "de pagina is zelf de tekst.",
    "original_publisher": "Bijvoorbeeld: Informatiebeveiligingsdienst (IBD).",
    "original_version": "Bijvoorbeeld: 1.3. Weet u het niet? Laat leeg; de pagina zegt 'onbekend'.",
    "original_url": "Waar de lezer het document zelf vindt. Liever leeg dan de beginpagina van een website.",
    "original_licence": "De licentie van het document. Alleen invullen wat u zeker weet.",
    "outdated_note": "Leeg: het document is nog bruikbaar. Vul in wat er veranderde als het document verouderd is en deze "
    "uitleg wel klopt. De pagina krijgt dan de status 'Oorspronkelijk document verouderd, uitleg actueel'.",
    "explained_on": "De dag waarop deze tekst is geschreven; niet de datum van het document.",
    "licence": "De licentie van de tekst op deze pagina, niet die van het document.",
    "themes": "Hiermee filtert de lezer in de lijst van kennisproducten.",
    "related": "Staat onder Hoort hierbij, op deze pagina en op die van het andere product.",
}


def date_input():
    return forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class ProductForm(forms.ModelForm):
    meeting = None  # with another editor, when the form was checked
    picture = PictureField()
    why = Line(
        label="Wat hebt u veranderd?",
        max_length=300,
        required=False,
        help_text="Alleen voor collega's; staat in de geschiedenis. Bijvoorbeeld: alinea over camera's korter.",
    )

    class Meta:
        model = Product
        fields = [*CONTENT, *SETS]
        help_texts = HINTS
        widgets = {
            "title": forms.TextInput({"data-count": 120}),
            "summary": forms.Textarea({"rows": 3}),
            "audience": forms.Textarea({"rows": 3}),
            "when_to_use": forms.Textarea({"rows": 4}),
            "body": MarkdownEditor({"rows": 28}),
            "written_under": forms.CheckboxSelectMultiple,
            "themes": forms.CheckboxSelectMultiple,
            "related": forms.CheckboxSelectMultiple,
            "outdated_note": forms.Textarea({"rows": 3}),
            "original_on": date_input(),
            "explained_on": date_input(),
            "version_on": date_input(),
            "check_before_on": date_input(),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "body" in self.fields:
            self.fields["body"].validators.append(check_markdown)
        if "owner" in self.fields:
            self.fields["owner"].queryset = get_user_model().objects.filter(
                Q(is_staff=True, is_active=True) | Q(pk=self.instance.owner_id)
            )
            own = [self.instance.pk, self.instance.concept_of_id]
            self.fields["related"].queryset = Product.objects.without_newer_concepts().exclude(
                pk__in=[number for number in own if number]
            )

    def clean(self):
        cleaned = super().clean()
        for name in [name for name in LONG_TEXTS if cleaned.get(name)]:
            cleaned[name] = clean_text(cleaned[name])
        try:
            refuse_too_dear(cleaned)  # cleaning made another text of it
        except Refused as refused:
            self.add_error("body", str(refused))
        if self.instance.pk:
            self._meet()
        return cleaned

    def _meet(self):
        """Who saved meanwhile, is told of; the form then comes back with what only the other changed."""
        product = self.instance.concept_of or self.instance
        self.meeting = meet(product=product, seen=whole(self.data.get("seen", "")) or 0, mine=self.content())
        if not self.meeting:
            return
        self.add_error(None, "Iemand anders heeft dit product ook gewijzigd.")
        self.data = self.data.copy()
        for name in self.meeting.taken_over:
            self._type(name, self.meeting.values[name])

    def _type(self, name, value):
        """Put `value` in the form as if it was typed."""
        typed = self.fields[name].prepare_value(value)
        if isinstance(typed, list):
            self.data.setlist(self.add_prefix(name), typed)
        else:
            self.data[self.add_prefix(name)] = "" if typed is None else str(typed)

    def keep_picture(self):
        """For a browser without script: what was chosen beside the text comes below it."""
        if picture := self.cleaned_data.pop("picture", None):
            text = self.cleaned_data.get("body", "")
            self.cleaned_data["body"] = f"{text}\n\n{as_markdown(keep_drawn(*picture))}".strip()

    def content(self):
        """The fields of the product, without the reason for this change."""
        return {name: self.cleaned_data[name] for name in [*CONTENT, *SETS] if name in self.cleaned_data}


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        Theme.objects.none(), label="Samenvoegen met", help_text="Alle producten krijgen dit onderwerp."
    )

    def __init__(self, *args, theme, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = Theme.objects.exclude(pk=theme.pk)
