"""What an editor may type: the YAML as a whole, and what each act asks."""

from django import forms
from django.utils import timezone
from django.utils.text import capfirst

from privacyportal.core.signs import clean_text
from privacyportal.core.typed import Line, Text
from privacyportal.core.who_may import who_may
from products.admin import handover_fields
from products.admin.moments import MomentField

from .. import handing_over, planning, publishing
from ..concepts import working_text
from ..rooms import room_of
from ..yaml_lines import MOST_SIGNS


class Source(Text):
    """YAML as typed: spaces at the beginning of a line belong to it."""

    widget = forms.Textarea({"rows": 40, "class": "desk__yaml", "spellcheck": "false", "autocapitalize": "off"})

    def __init__(self, **options):
        super().__init__(max_length=MOST_SIGNS, strip=False, **options)

    def to_python(self, value):
        return clean_text(value) if super().to_python(value) else self.empty_value


class ToolForm(forms.ModelForm):
    """A room gives `begins_with`, the YAML of a new tool, and a Meta with what the address looks like."""

    begins_with = ""

    source = Source(
        label="De hele tekst",
        help_text="Lees en wijzig van boven naar beneden. Regels die met # beginnen, zijn alleen voor collega's.",
    )
    why = Line(
        label="Wat hebt u veranderd?",
        max_length=300,
        required=False,
        help_text="Alleen voor collega's; staat in de geschiedenis. Bijvoorbeeld: uitleg korter.",
    )

    def __init__(self, *args, typed=None, **kwargs):
        """`typed` takes the place of what is kept, when two editors met."""
        super().__init__(*args, **kwargs)
        self.initial["source"] = working_text(self.instance) if self.instance.pk else self.begins_with
        self.initial |= typed or {}


class ActForm(forms.Form):
    """`act` does what the form asks, for one tool and one person; it may raise Refused."""

    def __init__(self, *args, tool, **kwargs):
        super().__init__(*args, **kwargs)
        self.tool = tool

    def act(self, by):
        raise NotImplementedError


def long_text(label, hint=""):
    return Text(label=label, help_text=hint, max_length=300, widget=forms.Textarea({"rows": 3}))


class PublishForm(ActForm):
    change = long_text("Wat is er anders?")
    due_at = MomentField(
        label="Wanneer?",
        help_text="Leeg: nu meteen. Een nieuwe planning komt in de plaats van een eerdere.",
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["change"].help_text = room_of(self.tool).change_hint

    def act(self, by):
        change, due_at = self.cleaned_data["change"], self.cleaned_data["due_at"]
        if due_at:
            planning.plan_publication(tool=self.tool, by=by, change=change, due_at=due_at)
            return f"De publicatie is ingepland op {timezone.localtime(due_at):%d-%m-%Y om %H.%M} uur."
        publishing.publish(tool=self.tool, by=by, change=change)
        return f"{capfirst(self.tool.the)} staat op de website."


class AskForm(ActForm):
    of = handover_fields.colleague_field()
    note = handover_fields.note_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["of"].queryset = who_may(handing_over.publish_right(self.tool))

    def act(self, by):
        handing_over.ask_to_publish(tool=self.tool, by=by, **self.cleaned_data)
        return handover_fields.SENT


class TakeBackForm(ActForm):
    def act(self, by):
        handing_over.take_back(tool=self.tool, by=by)
        return handover_fields.TAKEN_BACK


class GiveBackForm(ActForm):
    answer = handover_fields.answer_field()

    def act(self, by):
        handing_over.give_back(tool=self.tool, by=by, **self.cleaned_data)
        return handover_fields.GIVEN_BACK


class UnplanForm(ActForm):
    def act(self, by):
        planning.cancel_plan(tool=self.tool, by=by)
        return "De planning is ongedaan gemaakt."


class OfflineForm(ActForm):
    reason = long_text("Waarom?", "Lezers zien deze zin op de pagina. Bijvoorbeeld: de wet is veranderd.")

    def act(self, by):
        publishing.take_offline(tool=self.tool, by=by, **self.cleaned_data)
        return f"{capfirst(self.tool.the)} is van de website gehaald."


class ReinstateForm(ActForm):
    reason = long_text("Waarom?", "Alleen voor collega's.")

    def act(self, by):
        publishing.reinstate(tool=self.tool, by=by, **self.cleaned_data)
        return f"{capfirst(self.tool.the)} staat weer op de website."


class DiscardForm(ActForm):
    def act(self, by):
        publishing.discard_concept(tool=self.tool, by=by)
        return "Het concept is weggegooid. De geschiedenis bewaart het."


class DeleteForm(ActForm):
    def act(self, by):
        publishing.delete(tool=self.tool)
        return "Het concept is verwijderd."
