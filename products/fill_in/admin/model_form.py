"""The desk of the models: what it has besides that of every tool."""

from functools import partial

from django.contrib import admin

from products.definitions.admin.forms import ToolForm
from products.definitions.admin.tool_form import ToolAdmin

from ..models import FillInModel
from . import fields
from .example_page import ExamplePage
from .parts_page import PartsPage

NEW_MODEL = """\
titel: Hoe heet het model?
samenvatting: Zeg wat de lezer na afloop heeft.
inleiding: |-
  Leg uit voor wie dit is, en waarvoor niet.
nodig: [Wat de lezer bij de hand houdt.]
hoort_bij: [privacyraamwerk]
wet: Artikel 28 van de AVG
minuten: 10
opgesteld: 2026-11-26
recht_tot: 2026-11-23
onderdelen:
  - id: begin
    kop: Waarmee begint u?
    velden:
      - id: gemeente
        label: Naam van de gemeente
        soort: tekst
        voorbeeld: Gemeente Oefenmeer
volledig:
  - id: partij
    punt: Wie de partij is
    grond: Artikel 28 lid 3 AVG
    als: {gemeente: ingevuld}
    bij: gemeente
documenten:
  - id: brief
    titel: Brief
    tekst: |
      ## Wie wij zijn

      Deze brief komt van {{gemeente}}.
"""


class ModelForm(ToolForm):
    begins_with = NEW_MODEL

    class Meta:
        model = FillInModel
        fields = ["slug"]
        help_texts = {"slug": "Het adres onder /modellen/. Kleine letters en streepjes. Kies goed: dit blijft zo."}


@admin.register(FillInModel)
class FillInModelAdmin(PartsPage, ExamplePage, ToolAdmin):
    form = ModelForm
    overview = ("parts", "Terug naar de onderdelen")

    def own_pages(self):
        return [
            ("parts", "onderdelen/", self.parts),
            ("general", "algemeen/", self.general),
            ("section", "onderdeel/<word:which>/", self.section),
            ("paper", "document/<word:which>/", self.paper),
            ("rules", "controles/", self.rules),
            ("example", "voorbeeld/", self.example),
        ]

    def own_links(self, tool):
        return [
            ("Onderdelen en documenten in velden", tool.desk_url("parts")),
            ("Voorbeeld met ingevulde waarden", tool.desk_url("example")),
        ]

    def general(self, request, number):
        return self.in_fields(request, number, fields.of_general, "Titel en inleiding")

    def section(self, request, number, which):
        return self._words_of(request, number, "onderdelen", which, fields.of_section, "Onderdeel", "kop")

    def paper(self, request, number, which):
        return self._words_of(request, number, "documenten", which, fields.of_paper, "Document", "titel")

    def _words_of(self, request, number, collection, which, editables_of, kind, title):
        return self.in_fields(
            request,
            number,
            partial(editables_of, id=which),
            lambda editables: f"{kind} ‘{editables[title].value}’",
            lambda content: fields.path_of(content, collection, which),
        )

    def rules(self, request, number):
        return self.in_fields(request, number, fields.of_rules, "Controles en punten uit de wet")
