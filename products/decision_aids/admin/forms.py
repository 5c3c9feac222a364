"""What an editor may type: the YAML as a whole, and what each act asks."""

from django import forms

from privacyportal.core.signs import clean_text
from privacyportal.core.typed import Line, Text
from products.admin.moments import MomentField
from products.definitions import planning, publishing
from products.definitions.concepts import working_text
from products.definitions.yaml_lines import MOST_SIGNS

from ..models import DecisionAid

NEW_AID = """\
titel: Hoe heet de keuzehulp?
samenvatting: Zeg wat de lezer na afloop weet.
inleiding: |
  Leg uit voor wie dit is en wanneer.
minuten: 5
opgesteld: 2026-11-26
recht_tot: 2026-11-23
begin: V1
vragen:
  - id: V1
    vraag: Wat wilt u als eerste weten?
    kort: Eerste vraag
    hulp: Leg uit wat u met de vraag bedoelt.
    soort: één
    antwoorden:
      - {id: ja, tekst: Ja, naar: UIT-JA, omdat: "u ja antwoordde (artikel 5 AVG)"}
      - {id: nee, tekst: Nee, naar: UIT-NEE}
      - {id: weet-niet, tekst: Weet ik niet, naar: UIT-NEE}
uitkomsten:
  - {id: UIT-JA, kop: De uitkomst bij ja, betekenis: Wat dat betekent., doen: [Wat u nu doet.]}
  - {id: UIT-NEE, kop: De uitkomst bij nee, betekenis: Wat dat betekent., doen: [Wat u nu doet.]}
"""


class Source(Text):
    """YAML as typed: spaces at the beginning of a line belong to it."""

    widget = forms.Textarea({"rows": 40, "class": "desk__yaml", "spellcheck": "false", "autocapitalize": "off"})

    def __init__(self, **options):
        super().__init__(max_length=MOST_SIGNS, strip=False, **options)

    def to_python(self, value):
        return clean_text(value) if super().to_python(value) else self.empty_value


class AidForm(forms.ModelForm):
    source = Source(
        label="De hele keuzehulp",
        help_text="Lees en wijzig van boven naar beneden. Regels die met # beginnen, zijn alleen voor collega's.",
    )
    why = Line(
        label="Wat hebt u veranderd?",
        max_length=300,
        required=False,
        help_text="Alleen voor collega's; staat in de geschiedenis. Bijvoorbeeld: uitleg bij D4 korter.",
    )

    class Meta:
        model = DecisionAid
        fields = ["slug"]
        help_texts = {"slug": "Het adres onder /keuzehulp/. Kleine letters en streepjes. Kies goed: dit blijft zo."}

    def __init__(self, *args, typed=None, **kwargs):
        """`typed` takes the place of what is kept, when two editors met."""
        super().__init__(*args, **kwargs)
        self.initial["source"] = working_text(self.instance) if self.instance.pk else NEW_AID
        self.initial |= typed or {}


class ActForm(forms.Form):
    """`act` does what the form asks, for one aid and one person; it may raise Refused."""

    def __init__(self, *args, aid, **kwargs):
        super().__init__(*args, **kwargs)
        self.aid = aid

    def act(self, by):
        raise NotImplementedError


def long_text(label, hint=""):
    return Text(label=label, help_text=hint, max_length=300, widget=forms.Textarea({"rows": 3}))


class PublishForm(ActForm):
    change = long_text(
        "Wat is er anders?",
        "Staat bij een uitkomst die volgens oudere regels is gemaakt. Bijvoorbeeld: bij D7 telt ap18 nu mee.",
    )
    due_at = MomentField(
        label="Wanneer?",
        help_text="Leeg: nu meteen. Een nieuwe planning komt in de plaats van een eerdere.",
        required=False,
    )

    def act(self, by):
        change, due_at = self.cleaned_data["change"], self.cleaned_data["due_at"]
        if due_at:
            planning.plan_publication(tool=self.aid, by=by, change=change, due_at=due_at)
            return "De publicatie is ingepland."
        publishing.publish(tool=self.aid, by=by, change=change)
        return "De keuzehulp staat op de website."


class UnplanForm(ActForm):
    def act(self, by):
        planning.cancel_plan(tool=self.aid, by=by)
        return "De planning is ongedaan gemaakt."


class OfflineForm(ActForm):
    reason = long_text("Waarom?", "Lezers zien deze zin op de pagina. Bijvoorbeeld: de wet is veranderd.")

    def act(self, by):
        publishing.take_offline(tool=self.aid, by=by, **self.cleaned_data)
        return "De keuzehulp is van de website gehaald."


class ReinstateForm(ActForm):
    reason = long_text("Waarom zet u hem terug?", "Alleen voor collega's.")

    def act(self, by):
        publishing.reinstate(tool=self.aid, by=by, **self.cleaned_data)
        return "De keuzehulp staat weer op de website."


class DiscardForm(ActForm):
    def act(self, by):
        publishing.discard_concept(tool=self.aid, by=by)
        return "Het concept is weggegooid. De geschiedenis bewaart het."


class DeleteForm(ActForm):
    def act(self, by):
        publishing.delete(tool=self.aid)
        return "Het concept is verwijderd."
