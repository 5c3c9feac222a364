"""Which desks, subjects and questions."""

from django.db import models, transaction
from django.db.models import Q
from post_office.models import Email

from privacyportal.core.natural_keys import NaturalKeyQuerySet
from privacyportal.erasures.again import record


class DeskQuerySet(NaturalKeyQuerySet):
    natural_key_field = "name"

    def in_use(self):
        return self.filter(is_active=True)


class SubjectQuerySet(NaturalKeyQuerySet):
    def in_use(self):
        """What a visitor may choose: active subjects of active desks."""
        return self.filter(is_active=True, desk__is_active=True).select_related("desk", "copy_desk")


class QuestionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The questions of the desks of `user`, copies included; a superuser of no desk sees none."""
        return self.filter(Q(desk__staff=user) | Q(copy_desk__staff=user)).distinct()

    @transaction.atomic
    def delete(self):
        """Erase the questions and the mails that were made of them, sent or waiting."""
        chosen = self.model.objects.filter(pk__in=list(self.values_list("pk", flat=True)))
        record("question", chosen)
        Email.objects.filter(mailing__question__in=chosen).delete()
        return super(QuestionQuerySet, chosen).delete()
