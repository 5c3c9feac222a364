"""What each tool keeps, and each text under which it was published; the rooms make tables of it.

A room names its tool in a ForeignKey with `related_name="editions"` and OneToOneFields with `related_name="plan"` and
`related_name="handover"`.
"""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from privacyportal.core.fields import CharField, SlugField, TextField
from privacyportal.core.natural_keys import NaturalKeyQuerySet
from products.models.handover import Asked

from .concepts import title_of


class Tool(models.Model):
    """A tool under its address. `concept` is the YAML that an editor works on; empty while it is as published."""

    is_neuter = False  # Dutch asks: "deze keuzehulp" or "dit model"

    slug = SlugField("adres", max_length=80, unique=True)
    order = models.PositiveSmallIntegerField("volgorde", default=0)
    concept = TextField("concept", blank=True)
    offline_at = models.DateTimeField("van de website gehaald op", null=True, blank=True, editable=False)
    offline_note = TextField("waarom", blank=True, editable=False)

    objects = NaturalKeyQuerySet.as_manager()
    history = HistoricalRecords(history_change_reason_field=TextField(null=True), inherit=True)

    class Meta:
        abstract = True
        ordering = ["order", "slug"]

    def __str__(self):
        return self.slug

    def natural_key(self):
        return (self.slug,)

    def change_url(self):
        """The address of its form in the admin."""
        return reverse(f"admin:{self._meta.app_label}_{self._meta.model_name}_change", args=[self.pk])

    def desk_url(self, page, *args):
        """The address of a page of the admin about this tool: "history", "act" with the slug of the act."""
        return reverse(f"admin:{self._meta.model_name}_{page}", args=[self.pk, *args])

    @property
    def kind(self):
        """What people call such a thing."""
        return self._meta.verbose_name

    @property
    def this(self):
        """As in "deze keuzehulp is weg"."""
        return f"{'dit' if self.is_neuter else 'deze'} {self._meta.verbose_name}"

    @property
    def the(self):
        """As in "de keuzehulp is weg"."""
        return f"{'het' if self.is_neuter else 'de'} {self._meta.verbose_name}"

    @property
    def it(self):
        """As in "haal hem weg"."""
        return "het" if self.is_neuter else "hem"


class Edition(models.Model):
    """The YAML as it was published; what readers keep names its number. It never changes."""

    number = models.PositiveIntegerField("nummer")
    source = TextField("definitie")
    change = CharField("wat is er anders?", max_length=300)
    published_at = models.DateTimeField("gepubliceerd op", default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="door", null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        verbose_name = "uitgave"
        verbose_name_plural = "uitgaven"
        ordering = ["-number"]

    def __str__(self):
        return f"uitgave {self.number}"

    @property
    def key(self):
        """Its name in an address of the desk."""
        return f"u{self.number}"


class PlannedEdition(models.Model):
    """The concept goes on the website when its time has come: `planning.publish_planned`; then this row is gone."""

    due_at = models.DateTimeField("op")
    change = CharField("wat is er anders?", max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="door", null=True, blank=True, related_name="+"
    )
    problem = TextField("waarom het nog niet lukte", blank=True, editable=False)

    class Meta:
        abstract = True
        verbose_name = "ingeplande uitgave"
        verbose_name_plural = "ingeplande uitgaven"
        ordering = ["due_at", "pk"]

    def __str__(self):
        return f"{self.due_at:%d-%m-%Y}"


class Handover(Asked):
    """A room gives `tool`: the tool whose concept waits."""

    class Meta(Asked.Meta):
        abstract = True

    @property
    def title(self):
        return title_of(self.tool)

    @property
    def this(self):
        return self.tool.this

    @property
    def website_url(self):
        return self.tool.get_absolute_url()

    @property
    def change_url(self):
        return self.tool.change_url()

    @property
    def compare_url(self):
        return self.tool.desk_url("compare")

    @property
    def publish_url(self):
        return self.tool.desk_url("act", "publiceren")
