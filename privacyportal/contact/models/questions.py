"""The questions that people ask, the mails that were made of them, and what desks did with them."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from post_office.models import STATUS

from privacyportal.core.dates import months_later
from privacyportal.core.fields import CharField, EmailField, TextField
from privacyportal.core.mail import is_refused

from ..breach import is_about_a_breach
from ..querysets import QuestionQuerySet
from .desks import Desk, Subject

SIGNS = "23456789BCDFGHJKMNPQRSTVWXYZ"  # no vowels, so no words; nothing that looks like something else


def new_reference():
    """`V-7K3Q-9M2P`: short enough to read out over the phone, too many to guess."""
    return "V-" + "-".join("".join(secrets.choice(SIGNS) for _ in range(4)) for _ in range(2))


def day_to_erase():
    return months_later(timezone.localdate(), settings.QUESTION_RETENTION_MONTHS)


class Question(models.Model):
    """One question to a desk. It keeps the desk it went to, also when its subject later points elsewhere."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        ANSWERED = "answered", "Beantwoord"
        SPAM = "spam", "Misschien spam"

    reference = CharField("nummer", max_length=12, unique=True, default=new_reference, editable=False)
    key = CharField(
        max_length=64, unique=True, editable=False, help_text="Dezelfde vraag twee keer verstuurd is één vraag."
    )
    status = CharField("status", max_length=10, choices=Status, default=Status.OPEN)
    subject = models.ForeignKey(Subject, models.PROTECT, verbose_name="onderwerp", related_name="+")
    desk = models.ForeignKey(Desk, models.PROTECT, verbose_name="loket", related_name="questions")
    copy_desk = models.ForeignKey(
        Desk, models.PROTECT, verbose_name="kopie aan", null=True, blank=True, related_name="+"
    )
    text = TextField("vraag")
    name = CharField("naam", max_length=100)
    email = EmailField("e-mailadres")
    organisation = CharField("organisatie", max_length=120)
    product = CharField("kennisproduct", max_length=120, blank=True)
    suspicion = CharField("waarom misschien spam", max_length=120, blank=True, editable=False)
    note = TextField("notitie", blank=True, help_text="Alleen voor medewerkers van het loket.")
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now, editable=False)
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True, editable=False)
    erase_on = models.DateField("wordt gewist op", default=day_to_erase, editable=False, db_index=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        ordering = ["-asked_at", "-pk"]

    def __str__(self):
        return self.reference

    def delete(self, *args, **kwargs):
        return Question.objects.filter(pk=self.pk).delete()

    @property
    def is_about_a_breach(self):
        return is_about_a_breach(self.text)

    @property
    def delivery(self):
        """What became of the latest mail to the desk, in words."""
        to_desk = [mailing for mailing in self.mailings.all() if mailing.kind not in Mailing.NOT_TO_A_DESK]
        return to_desk[-1].state if to_desk else "nog niet verstuurd"


class Mailing(models.Model):
    """One mail that was made for a question. The mail itself is erased earlier than the question."""

    class Kind(models.TextChoices):
        DESK = "desk", "Aan het loket"
        RECEIPT = "receipt", "Bevestiging aan de afzender"
        AGAIN = "again", "Opnieuw aan het loket"
        REROUTED = "rerouted", "Doorgestuurd aan het andere loket"
        EDITORS = "editors", "Kopie aan de redactie"
        MOVED = "moved", "Bericht van doorsturen aan de afzender"

    NOT_TO_A_DESK = [Kind.RECEIPT, Kind.MOVED, Kind.EDITORS]

    question = models.ForeignKey(Question, models.CASCADE, verbose_name="vraag", related_name="mailings")
    kind = CharField("soort", max_length=10, choices=Kind)
    email = models.OneToOneField(
        "post_office.Email", models.SET_NULL, verbose_name="e-mail", null=True, related_name="mailing"
    )
    made_at = models.DateTimeField("gemaakt op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "verstuurde e-mail"
        verbose_name_plural = "verstuurde e-mails"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "kind"],
                condition=Q(kind__in=["desk", "receipt"]),
                name="a_question_is_mailed_once",
                violation_error_message="Deze vraag is al verstuurd.",
            )
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def state(self):
        """What became of this mail, in words."""
        if not self.email:
            return "verstuurd; de e-mail zelf is opgeruimd"
        if is_refused(self.email):
            return "geweigerd door de mailserver van de ontvanger"
        words = {STATUS.sent: "verstuurd", STATUS.failed: "mislukt", STATUS.requeued: "wacht op een nieuwe poging"}
        return words.get(self.email.status, "staat klaar")


class Handling(models.Model):
    """One thing that the staff of a desk did with a question, and who did it."""

    class Act(models.TextChoices):
        ANSWERED = "answered", "Beantwoord"
        RESENT = "resent", "Opnieuw verstuurd naar het loket"
        REROUTED = "rerouted", "Doorgestuurd"
        SET_ASIDE = "set_aside", "Opzij gezet als spam"
        RELEASED = "released", "Geen spam: verstuurd naar het loket"

    question = models.ForeignKey(Question, models.CASCADE, verbose_name="vraag", related_name="handlings")
    act = CharField("wat", max_length=10, choices=Act)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="wie", null=True, blank=True, related_name="+"
    )
    sent_by = models.ForeignKey(Desk, models.PROTECT, verbose_name="van", null=True, blank=True, related_name="+")
    sent_to = models.ForeignKey(Desk, models.PROTECT, verbose_name="naar", null=True, blank=True, related_name="+")
    done_at = models.DateTimeField("wanneer", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "behandeling"
        verbose_name_plural = "wat er met de vraag is gedaan"
        ordering = ["pk"]

    def __str__(self):
        return self.get_act_display()
