"""A new question in fields: its words, where its answers lead, and which answers now lead to it first."""

import re

from django import forms
from django.contrib import messages
from django.shortcuts import redirect

from privacyportal.core.refusals import Refused
from privacyportal.core.typed import Line, Text
from products.definitions import publishing
from products.definitions.admin.wording import FieldPages
from products.definitions.rewording import reworded, with_item

from ..questions import NO, UNKNOWN, YES
from ..reading import STANDARD
from .fields import next_steps

ABOUT = "De vraag komt in het concept. Wie antwoorden met regels wil, schrijft die daarna in de hele tekst."
ANSWERS = {YES: "Ja", NO: "Nee", UNKNOWN: "Weet ik niet"}
FORM_OF_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38}[A-Za-z0-9])?")


class NewQuestionForm(forms.Form):
    id = Line(label="Kenmerk", max_length=40, help_text="Staat in adressen en blijft zo. Bijvoorbeeld: D10.")
    vraag = Line(label="Vraag", max_length=300)
    kort = Line(label="Naam in het overzicht van antwoorden", max_length=80, help_text="Bijvoorbeeld: Grote schaal.")
    hulp = Text(label="Hulp", max_length=6000, required=False, widget=forms.Textarea({"rows": 5}))
    after = forms.ChoiceField(label="Zet de vraag in de tekst achter")
    entries = forms.MultipleChoiceField(
        label="Welke antwoorden leiden voortaan eerst naar deze vraag?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niets aangevinkt? Dan wordt de vraag nog niet gesteld.",
    )

    def __init__(self, *args, content, **kwargs):
        super().__init__(*args, **kwargs)
        self.content, steps = content, next_steps(content)
        questions = content["vragen"]
        self.fields["after"].choices = [
            (str(place), f"{one['id']}: {one['kort']}") for place, one in enumerate(questions)
        ]
        self.fields["after"].initial = str(len(questions) - 1)
        self.fields["entries"].choices = list(_entries(content))
        for id, name in ANSWERS.items():
            self.fields[f"naar-{id}"] = forms.ChoiceField(label=f"{name}: volgende stap", choices=steps)
        self.fields[f"naar-{UNKNOWN}"].required = False
        self.fields[f"naar-{UNKNOWN}"].choices = [("", "Dit antwoord is er niet"), *steps]

    def clean_id(self):
        id = self.cleaned_data["id"]
        if not FORM_OF_ID.fullmatch(id):
            raise forms.ValidationError("Gebruik alleen letters, cijfers en streepjes.")
        if id.lower() in {one["id"].lower() for one in [*self.content["vragen"], *self.content["uitkomsten"]]}:
            raise forms.ValidationError("Dit kenmerk bestaat al. Kies een ander.")
        return id

    def written_into(self, text):
        """The text with the question in it. Raises Refused."""
        typed = self.cleaned_data
        leads = {id: typed[f"naar-{id}"] for id in ANSWERS if typed[f"naar-{id}"]}
        question = {name: typed[name] for name in ("id", "vraag", "kort", "hulp") if typed[name]} | {"soort": "één"}
        question["antwoorden"] = [{"id": id, "tekst": STANDARD[id], "naar": to} for id, to in leads.items()]
        after = int(typed["after"])
        text, changes = with_item(text, "vragen", after, question), {}
        for entry in typed["entries"]:
            number, *rest = map(int, entry.split("-"))
            place = number + (number > after)
            changes["vragen", place, *(("antwoorden", rest[0]) if rest else ()), "naar"] = question["id"]
        return reworded(text, changes)


def _entries(content):
    """Every answer, and every question as a whole, that leads to one next step."""
    for number, question in enumerate(content["vragen"]):
        if isinstance(question.get("naar"), str):
            yield str(number), f"{question['id']}: elk antwoord (nu naar {question['naar']})"
        for place, answer in enumerate(question.get("antwoorden", ())):
            if isinstance(answer.get("naar"), str):
                words = f"{question['id']} = {answer['id']} (nu naar {answer['naar']})"
                yield f"{number}-{place}", words


class NewQuestionPage(FieldPages):
    def new_question(self, request, number):
        return self.with_content(request, number, self._new_question)

    def _new_question(self, request, aid, text, content):
        form = NewQuestionForm(request.POST if request.method == "POST" else None, content=content)
        if form.is_bound and form.is_valid():
            try:
                why = f"Vraag {form.cleaned_data['id']} erbij."
                publishing.save_concept(tool=aid, by=request.user, source=form.written_into(text), why=why)
                messages.success(request, "De vraag staat in het concept. De website is niet veranderd.")
                return redirect(aid.desk_url("tree"))
            except Refused as refused:
                form.add_error(None, str(refused))
        return self.fields_page(request, aid, "Nieuwe vraag", form, {"explanation": ABOUT})
