"""What was erased for good, without a word of it: a backup of before may not bring it back."""

from django.db import models
from django.utils import timezone

from privacyportal.core.fields import CharField


class Erasure(models.Model):
    """One row that is gone. `mark` fits that row and no other, also not one that gets its number later.

    Who has only this knows a number and a day: the mark is a hash of the number and the moment the row was made.
    """

    class Kind(models.TextChoices):
        PERSON = "person", "account"
        POST = "post", "bericht"
        QUESTION = "question", "vraag"

    kind = CharField("soort", max_length=20, choices=Kind)
    number = models.PositiveBigIntegerField("nummer")
    mark = CharField("kenmerk", max_length=64, unique=True)
    is_keeping_words = models.BooleanField("wat iemand schreef bleef staan", default=False)
    erased_at = models.DateTimeField("gewist op", default=timezone.now, db_index=True)
    is_listed = models.BooleanField("staat bij de back-ups", default=False)

    class Meta:
        verbose_name = "gewist"
        verbose_name_plural = "gewist"
        ordering = ["erased_at", "pk"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.number}"
