"""What each act asks before it is done."""

from datetime import timedelta

from django import forms
from django.utils import timezone

from privacyportal.core.typed import Text
from privacyportal.core.who_may import who_may

from .. import handing_over, planning, publishing
from ..models import Product
from . import handover_fields
from .forms import date_input
from .moments import MomentField


def long_text(label, hint="", **options):
    options.setdefault("max_length", 300)
    return Text(label=label, help_text=hint, widget=forms.Textarea({"rows": 3}), **options)


class ActForm(forms.Form):
    """`act` does what the form asks, for one product and one person; it may raise Refused."""

    def __init__(self, *args, product, **kwargs):
        super().__init__(*args, **kwargs)
        self.product = product
        if "successor" in self.fields:
            others = Product.objects.published().exclude(pk=product.pk)
            self.fields["successor"].queryset = others.filter(status=Product.Status.PUBLISHED)

    def act(self, by):
        raise NotImplementedError


class PublishForm(ActForm):
    summary = long_text(
        "Wat is er anders?",
        "Staat op de website bij Versies en in de feed. Bijvoorbeeld: artikel 28 is toegevoegd.",
        required=False,
    )
    size = forms.ChoiceField(
        label="Hoe groot is de wijziging?",
        choices=[("major", "Groot: vertel het de lezers"), ("minor", "Klein, zoals een taalfout: vertel het niemand")],
        initial="major",
        widget=forms.RadioSelect,
    )
    is_checked = forms.BooleanField(
        label="Ik heb de hele tekst gecontroleerd",
        help_text="Dan tekent u ervoor. De pagina zegt op welke dag en in welke rol, en van welke versie. Zonder vinkje "
        "zegt de pagina dat de tekst nog niet is gecontroleerd, of daarna is gewijzigd.",
        required=False,
    )
    due_at = MomentField(
        label="Wanneer?",
        help_text="Leeg: nu meteen. Een nieuwe planning komt in de plaats van een eerdere.",
        required=False,
    )

    def act(self, by):
        answers = {name: self.cleaned_data[name] for name in ("summary", "is_checked")}
        answers["is_major"] = self.cleaned_data["size"] == "major"
        if due_at := self.cleaned_data["due_at"]:
            planning.plan_publication(product=self.product, by=by, due_at=due_at, **answers)
            return f"De publicatie is ingepland op {timezone.localtime(due_at):%d-%m-%Y om %H.%M} uur."
        publishing.publish(product=self.product, by=by, **answers)
        return "Het product staat op de website."


class AskForm(ActForm):
    of = handover_fields.colleague_field()
    note = handover_fields.note_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["of"].queryset = who_may(handing_over.PUBLISH)

    def act(self, by):
        handing_over.ask_to_publish(product=self.product, by=by, **self.cleaned_data)
        return handover_fields.SENT


class TakeBackForm(ActForm):
    def act(self, by):
        handing_over.take_back(product=self.product, by=by)
        return handover_fields.TAKEN_BACK


class GiveBackForm(ActForm):
    answer = handover_fields.answer_field()

    def act(self, by):
        handing_over.give_back(product=self.product, by=by, **self.cleaned_data)
        return handover_fields.GIVEN_BACK


class CheckForm(ActForm):
    check_before_on = forms.DateField(label="Weer controleren voor", widget=date_input())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["check_before_on"].initial = timezone.localdate() + timedelta(days=365)

    def act(self, by):
        publishing.mark_as_checked(product=self.product, by=by, check_before_on=self.cleaned_data["check_before_on"])
        return "U hebt getekend: de pagina zegt dat deze tekst is gecontroleerd."


class EndForm(ActForm):
    reason = long_text("Waarom?", "Lezers zien deze zin op de pagina. Bijvoorbeeld: de Wbp geldt niet meer.")
    successor = forms.ModelChoiceField(
        Product.objects.none(), label="Wat kan de lezer nu gebruiken?", required=False, empty_label="Niets"
    )


class WithdrawForm(EndForm):
    due_at = MomentField(label="Wanneer?", help_text="Leeg: nu meteen.", required=False)

    def act(self, by):
        answers = {"reason": self.cleaned_data["reason"], "successor": self.cleaned_data["successor"]}
        if due_at := self.cleaned_data["due_at"]:
            planning.plan_withdrawal(product=self.product, by=by, due_at=due_at, **answers)
            return f"Het intrekken is ingepland op {timezone.localtime(due_at):%d-%m-%Y om %H.%M} uur."
        publishing.withdraw(product=self.product, by=by, **answers)
        return "Het product is ingetrokken."


class OfflineForm(EndForm):
    def act(self, by):
        publishing.take_offline(product=self.product, by=by, **self.cleaned_data)
        return "Het product is van de website gehaald."


class ReplaceForm(ActForm):
    successor = forms.ModelChoiceField(
        Product.objects.none(),
        label="Welk product komt ervoor in de plaats?",
        empty_label="Kies",
        help_text="Is alleen het oorspronkelijke document verouderd en klopt de uitleg? Vervang dan niet: zeg in het "
        "concept waarom het document verouderd is.",
        error_messages={"required": "Kies het product dat dit product vervangt."},
    )
    note = long_text("Uitleg voor de lezer", required=False)

    def act(self, by):
        publishing.replace(product=self.product, by=by, **self.cleaned_data)
        return "Het product is vervangen."


class ExplainForm(ActForm):
    note = long_text("Uitleg voor de lezer", "Staat in de waarschuwing op de pagina.", required=False)
    check_before_on = forms.DateField(label="Weer controleren voor", widget=date_input())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"note": self.product.status_note, "check_before_on": self.product.check_before_on}

    def act(self, by):
        publishing.explain_end(product=self.product, by=by, **self.cleaned_data)
        return "De uitleg bij de status is bewaard."


class ReinstateForm(ActForm):
    reason = long_text("Waarom zet u het terug?", "Alleen voor collega's.")

    def act(self, by):
        publishing.reinstate(product=self.product, by=by, **self.cleaned_data)
        return "Het product staat weer op de website."


class RenameForm(ActForm):
    slug = forms.SlugField(
        label="Nieuw adres",
        max_length=120,
        help_text="Kleine letters, cijfers en streepjes. Het oude adres verwijst door.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].initial = self.product.slug

    def act(self, by):
        publishing.rename(product=self.product, by=by, **self.cleaned_data)
        return "Het product heeft een nieuw adres."


class DiscardForm(ActForm):
    def act(self, by):
        publishing.discard_concept(product=self.product, by=by)
        return "Het nieuwere concept is weggegooid. De geschiedenis bewaart het."


class UnplanForm(ActForm):
    def act(self, by):
        for plan in self.product.plans.all():
            planning.cancel_plan(plan=plan, by=by)
        return "De planning is ongedaan gemaakt."


class DeleteForm(ActForm):
    def act(self, by):
        publishing.delete(product=self.product)
        return "Het concept is verwijderd."
