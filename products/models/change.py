"""What was done with a product, and what will be done with it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from privacyportal.core.fields import CharField, TextField
from privacyportal.core.public_words import PublicWords

from ..querysets import ChangeQuerySet
from .product import Product


class Change(PublicWords):
    """Who changed what and why; a major change is told to the public."""

    class Act(models.TextChoices):
        SAVED = "saved", "Concept bewaard"
        PUBLISHED = "published", "Gepubliceerd"
        CHECKED = "checked", "Gecontroleerd"
        REPLACED = "replaced", "Vervangen"
        WITHDRAWN = "withdrawn", "Ingetrokken"
        OFFLINE = "offline", "Van de website gehaald"
        REINSTATED = "reinstated", "Teruggezet op de website"
        RESTORED = "restored", "Oude versie teruggezet"
        RENAMED = "renamed", "Nieuw adres"
        PLANNED = "planned", "Ingepland"
        UNPLANNED = "unplanned", "Planning ongedaan gemaakt"
        DISCARDED = "discarded", "Concept weggegooid"
        FILE_JUDGED = "file", "Bestand beoordeeld"
        ASKED = "asked", "Publicatie gevraagd"
        TAKEN_BACK = "taken_back", "Vraag om publicatie ingetrokken"
        GIVEN_BACK = "given_back", "Teruggegeven aan de redacteur"

    product = models.ForeignKey(Product, models.CASCADE, verbose_name="kennisproduct", related_name="changes")
    version = CharField("versie", max_length=20)
    changed_at = models.DateTimeField("gewijzigd op", default=timezone.now)
    summary = CharField("wat is er anders?", max_length=300)
    is_major = models.BooleanField("tonen aan lezers", default=True)
    act = CharField("wat is er gebeurd?", max_length=10, choices=Act, default=Act.PUBLISHED, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="door", null=True, blank=True, related_name="+"
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "wijziging"
        verbose_name_plural = "wijzigingen"
        ordering = ["-changed_at", "-pk"]

    def __str__(self):
        return f"{self.version}: {self.summary}"

    def public_fields(self):
        return super().public_fields() if self.is_major else []


class Plan(models.Model):
    """What `manage.py tick` will do with a product when its time has come; done exactly once, and then gone."""

    class Act(models.TextChoices):
        PUBLISH = "publish", "Publiceren"
        WITHDRAW = "withdraw", "Intrekken"

    product = models.ForeignKey(Product, models.CASCADE, verbose_name="kennisproduct", related_name="plans")
    act = CharField("wat", max_length=10, choices=Act)
    due_at = models.DateTimeField("op")
    summary = CharField("wat is er anders?", max_length=300, blank=True)
    is_major = models.BooleanField("tonen aan lezers", default=True)
    is_checked = models.BooleanField("de hele tekst is gecontroleerd", default=False)
    successor = models.ForeignKey(
        Product, models.SET_NULL, verbose_name="opvolger", null=True, blank=True, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="door", null=True, blank=True, related_name="+"
    )
    problem = TextField("waarom het nog niet lukte", blank=True, editable=False)

    class Meta:
        verbose_name = "planning"
        verbose_name_plural = "planningen"
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "act"], name="one_plan_per_act", violation_error_message="Dit staat al ingepland."
            )
        ]

    def __str__(self):
        return f"{self.get_act_display()}: {self.product}"
