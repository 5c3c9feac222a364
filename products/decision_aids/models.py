"""A decision aid, and each text under which it was published."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from privacyportal.core.fields import CharField, SlugField, TextField
from privacyportal.core.natural_keys import NaturalKeyQuerySet


class DecisionAid(models.Model):
    """An aid under its address. `concept` is the YAML that an editor works on; empty while it is as published."""

    slug = SlugField("adres", max_length=80, unique=True)
    order = models.PositiveSmallIntegerField("volgorde", default=0)
    concept = TextField("concept", blank=True)
    offline_at = models.DateTimeField("van de website gehaald op", null=True, blank=True, editable=False)
    offline_note = TextField("waarom", blank=True, editable=False)

    objects = NaturalKeyQuerySet.as_manager()
    history = HistoricalRecords(history_change_reason_field=TextField(null=True))

    class Meta:
        verbose_name = "keuzehulp"
        verbose_name_plural = "keuzehulpen"
        ordering = ["order", "slug"]
        permissions = [("publish_decisionaid", "Kan een keuzehulp publiceren en van de website halen")]

    def __str__(self):
        return self.slug

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse("decision_aids:aid", args=[self.slug])


class Edition(models.Model):
    """The YAML as it was published; an address of an outcome names its number. It never changes."""

    aid = models.ForeignKey(DecisionAid, models.CASCADE, verbose_name="keuzehulp", related_name="editions")
    number = models.PositiveIntegerField("nummer")
    source = TextField("definitie")
    change = CharField("wat is er anders?", max_length=300)
    published_at = models.DateTimeField("gepubliceerd op", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="door", null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "uitgave"
        verbose_name_plural = "uitgaven"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["aid", "number"], name="one_edition_per_number")]

    def __str__(self):
        return f"{self.aid.slug}, regels {self.number}"

    @property
    def key(self):
        """Its name in an address of the desk."""
        return f"u{self.number}"


class PlannedEdition(models.Model):
    """The concept of an aid goes on the website when its time has come: `planning.run_plans`; then this row is gone."""

    aid = models.OneToOneField(DecisionAid, models.CASCADE, verbose_name="keuzehulp", related_name="plan")
    due_at = models.DateTimeField("op")
    change = CharField("wat is er anders?", max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="door", null=True, blank=True, related_name="+"
    )
    problem = TextField("waarom het nog niet lukte", blank=True, editable=False)

    class Meta:
        verbose_name = "ingeplande uitgave"
        verbose_name_plural = "ingeplande uitgaven"
        ordering = ["due_at", "pk"]

    def __str__(self):
        return f"{self.aid.slug}, {self.due_at:%d-%m-%Y}"
