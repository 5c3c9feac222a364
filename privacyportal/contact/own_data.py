"""The questions of a person with an account: found by the e-mail address, since asking needs no account."""

from privacyportal.accounts.personal_data import Part

from .models import Question

FIELDS = ["reference", "asked_at", "text", "name", "email", "organisation", "product", "status", "erase_on"]


def export(user):
    return list(_of(user).values(*FIELDS)), []


def erase(user, *, keep_posts):
    _of(user).delete()


def _of(user):
    return Question.objects.filter(email__iexact=user.email)


PART = Part(name="vragen", export=export, erase=erase)
