"""The desk of the decision aids: what it has besides that of every tool."""

from functools import partial

from django.contrib import admin

from products.definitions.admin.forms import ToolForm
from products.definitions.admin.tool_form import ToolAdmin

from ..models import DecisionAid
from . import fields
from .new_question import NewQuestionPage
from .tree_page import TreePage

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


class AidForm(ToolForm):
    begins_with = NEW_AID

    class Meta:
        model = DecisionAid
        fields = ["slug"]
        help_texts = {"slug": "Het adres onder /keuzehulp/. Kleine letters en streepjes. Kies goed: dit blijft zo."}


@admin.register(DecisionAid)
class DecisionAidAdmin(TreePage, NewQuestionPage, ToolAdmin):
    form = AidForm
    overview = ("tree", "Terug naar de vragen")

    def own_pages(self):
        return [
            ("tree", "boom/", self.tree),
            ("general", "algemeen/", self.general),
            ("question", "vraag/<word:which>/", self.question),
            ("outcome", "uitkomst/<word:which>/", self.outcome),
            ("new_question", "vraag-erbij/", self.new_question),
        ]

    def own_links(self, tool):
        return [("Vragen en uitkomsten in velden", tool.desk_url("tree"))]

    def general(self, request, number):
        return self.in_fields(request, number, fields.of_general, "Titel en inleiding")

    def question(self, request, number, which):
        return self.in_fields(request, number, partial(fields.of_question, id=which), f"Vraag {which}")

    def outcome(self, request, number, which):
        return self.in_fields(request, number, partial(fields.of_outcome, id=which), f"Uitkomst {which}")
