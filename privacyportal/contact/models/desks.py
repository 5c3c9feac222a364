"""Desks, and the subjects that lead to them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from privacyportal.core.fields import CharField, EmailField, SlugField, TextField
from privacyportal.core.public_words import PublicWords

from ..querysets import DeskQuerySet, SubjectQuerySet


class Desk(PublicWords):
    """Where questions arrive: an organisation with one address."""

    name = CharField("naam", max_length=40, unique=True, help_text="Kort, zonder 'de'. Bijvoorbeeld: VNG")
    address = EmailField("e-mailadres", unique=True)
    purpose = CharField("waarvoor", max_length=120, help_text="Staat bij het adres. Bijvoorbeeld: Juridische vraag")
    answer_time = CharField(
        "wanneer krijgt iemand antwoord",
        max_length=60,
        blank=True,
        help_text="Een belofte van dit loket. Bijvoorbeeld: binnen 5 werkdagen. Leeg: wat de beheerder zegt.",
    )
    staff = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name="medewerkers",
        blank=True,
        related_name="desks",
        help_text="Alleen zij zien de vragen van dit loket.",
    )
    order = models.PositiveSmallIntegerField("volgorde", default=0)
    is_active = models.BooleanField("in gebruik", default=True)

    objects = DeskQuerySet.as_manager()

    class Meta:
        verbose_name = "loket"
        verbose_name_plural = "loketten"
        ordering = ["order", "name", "pk"]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.name,)

    @property
    def promised_time(self):
        """When somebody gets an answer, in words that fit behind `antwoord`; a wish says that it is one."""
        term = settings.OPERATOR["answer_time"]
        return self.answer_time or (term if term.is_confirmed else f"{term} (ons streven)")


class Subject(PublicWords):
    """What a question may be about; it points to the desk that answers."""

    slug = SlugField("naam in het formulier", unique=True, help_text="Verandert niet meer.")
    label = CharField("keuze", max_length=80)
    examples = TextField("voorbeelden", blank=True, help_text="Eén voorbeeldvraag per regel.")
    desk = models.ForeignKey(Desk, models.PROTECT, verbose_name="loket", related_name="subjects")
    copy_desk = models.ForeignKey(
        Desk, models.PROTECT, verbose_name="kopie aan", null=True, blank=True, related_name="+"
    )
    chosen_for = TextField(
        "vooraf gekozen bij",
        blank=True,
        help_text="Kennisproducten waarbij deze keuze al is ingevuld: één adres per regel, zoals 'privacyraamwerk'.",
    )
    is_about_a_text = models.BooleanField(
        "over een fout in een kennisproduct",
        default=False,
        help_text="Alleen te kiezen vanaf een kennisproduct. De redactie van dat product krijgt een kopie.",
    )
    order = models.PositiveSmallIntegerField("volgorde", default=0)
    is_active = models.BooleanField("in gebruik", default=True)

    objects = SubjectQuerySet.as_manager()

    class Meta:
        verbose_name = "onderwerp van een vraag"
        verbose_name_plural = "onderwerpen van vragen"
        ordering = ["order", "label", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(desk__isnull=False),
                name="subject_has_a_desk",
                violation_error_message="Kies het loket dat deze vragen beantwoordt.",
            ),
            models.CheckConstraint(
                condition=Q(copy_desk__isnull=True) | ~Q(copy_desk=F("desk")),
                name="copy_goes_to_another_desk",
                violation_error_message="De kopie gaat naar een ander loket dan de vraag zelf.",
            ),
        ]

    def __str__(self):
        return self.label

    def natural_key(self):
        return (self.slug,)

    def example_list(self):
        return self.examples.splitlines()
