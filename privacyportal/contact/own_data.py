"""A person's share of contact: questions, found by the e-mail address since asking needs no account, and what she did
with the questions of others as staff of a desk."""

from privacyportal.accounts.personal_data import Part

from .models import Handling, Question

FIELDS = ["reference", "asked_at", "text", "name", "email", "organisation", "product", "status", "erase_on"]


def export(user):
    handled = Handling.objects.filter(by=user).values("question__reference", "act", "done_at")
    return {"gesteld": list(_of(user).values(*FIELDS)), "behandeld": list(handled)}, []


def erase(user, *, keep_posts):
    _of(user).delete()
    Handling.objects.filter(by=user).update(by=None)


def delete_again(question, *, keeps_words):
    """Erase once more what was erased, and came back with a backup."""
    question.delete()


def _of(user):
    return Question.objects.filter(email__iexact=user.email)


PART = Part(name="vragen", export=export, erase=erase)
