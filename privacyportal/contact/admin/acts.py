"""What the staff of a desk can do with the questions that they chose, in the list or by a button of one question."""

from urllib.parse import urlencode

from django.contrib import admin, messages
from django.shortcuts import redirect
from django.urls import reverse

from .. import handling


@admin.action(description="Markeer als beantwoord")
def answer(model_admin, request, questions):
    for question in questions:
        handling.mark_as_answered(question=question, by=request.user)
    messages.success(request, f"Beantwoord: {listed(questions)}.")


@admin.action(description="Verstuur opnieuw naar het loket")
def resend(model_admin, request, questions):
    for question in questions:
        handling.resend(question=question, by=request.user)
    messages.success(request, f"Opnieuw verstuurd: {listed(questions)}.")


@admin.action(description="Zet opzij als spam")
def set_aside(model_admin, request, questions):
    for question in questions:
        handling.mark_as_spam(question=question, by=request.user)
    messages.success(request, f"Opzij gezet: {listed(questions)}.")


@admin.action(description="Geen spam: verstuur naar het loket")
def release(model_admin, request, questions):
    for question in questions:
        try:
            handling.release(question=question, by=request.user)
            messages.success(request, f"Verstuurd: {question}.")
        except handling.NotASuspect:
            messages.warning(request, f"{question} was geen spam en is al verstuurd.")


@admin.action(description="Stuur door naar een ander loket")
def send_on(model_admin, request, questions):
    chosen = urlencode([("vraag", question.pk) for question in questions])
    return redirect(f"{reverse('admin:contact_question_send_on')}?{chosen}")


BUTTONS = {act.__name__: act for act in (answer, resend, set_aside, release)}


def listed(questions):
    return ", ".join(question.reference for question in questions)
