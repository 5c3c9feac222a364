"""What waits at the desks of one person: the open questions, a data breach first, then what must be answered first."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from .models import Question

TERM = re.compile(r"(\d{1,3}) (werkdag|dag|week|weken|uur)")
DAYS = {"dag": 1, "week": 7, "weken": 7, "uur": 1 / 24}
MOST = 20  # on the start page


@dataclass(frozen=True)
class Waiting:
    """An open question, and by which day its desk promised an answer; None when its promise names no time."""

    question: Question
    due_on: date | None

    @property
    def days_left(self):
        return (self.due_on - timezone.localdate()).days if self.due_on else None

    @property
    def urgency(self):
        """Data breaches come first, then the nearest day, then the oldest."""
        return not self.question.is_about_a_breach, self.due_on or date.max, self.question.asked_at


def waiting_for(user):
    """The open questions of the desks of `user`, the most urgent first."""
    questions = Question.objects.visible_to(user).filter(status=Question.Status.OPEN)
    questions = questions.select_related("desk", "subject").order_by("asked_at", "pk")
    return sorted((waiting(question) for question in questions), key=lambda one: one.urgency)


def waiting(question):
    return Waiting(question, due_on(timezone.localdate(question.asked_at), str(question.desk.promised_time)))


def due_on(asked_on, promise):
    """The last day of `promise` (`binnen 5 werkdagen`); holidays are not known and count as working days."""
    found = TERM.search(promise)
    if not found:
        return None
    number, unit = int(found[1]), found[2]
    return _working_days_later(asked_on, number) if unit == "werkdag" else asked_on + timedelta(number * DAYS[unit])


def _working_days_later(day, number):
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < 5
    return day
