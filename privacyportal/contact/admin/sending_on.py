"""The page "Stuur door": the chosen questions, the desk that gets them, and a button."""

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect, render

from privacyportal.core.numbers import whole

from .. import handling
from ..models import Desk, Question

LIST = "admin:contact_question_changelist"


class SendOnForm(forms.Form):
    to = forms.ModelChoiceField(
        Desk.objects.in_use(),
        label="Naar welk loket?",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een loket.", "invalid_choice": "Kies een loket."},
    )

    def __init__(self, *args, questions, **kwargs):
        super().__init__(*args, **kwargs)
        desks = {question.desk_id for question in questions}
        if len(desks) == 1:
            self.fields["to"].queryset = Desk.objects.in_use().exclude(pk__in=desks)


def send_on(request):
    """The questions stand in the address (`?vraag=3&vraag=4`); only those of one's own desk are taken."""
    numbers = [whole(text) for text in request.GET.getlist("vraag")]
    questions = list(Question.objects.visible_to(request.user).filter(pk__in=[n for n in numbers if n]))
    if not questions:
        return redirect(LIST)
    form = SendOnForm(request.POST if request.method == "POST" else None, questions=questions)
    if form.is_valid():
        _send_on(questions, to=form.cleaned_data["to"], by=request.user)
        messages.success(request, f"Doorgestuurd naar de {form.cleaned_data['to']}. De afzender krijgt bericht.")
        return redirect(LIST)
    context = {"title": "Stuur door naar een ander loket", "form": form, "questions": questions}
    return render(request, "admin/contact/question/send_on.html", {**admin.site.each_context(request), **context})


def _send_on(questions, *, to, by):
    for question in questions:
        if question.desk_id != to.pk:
            handling.reroute(question=question, to=to, by=by)
