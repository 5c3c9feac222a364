"""Whose a product is, what it is about, and the law or word it was written under."""

from django.db import models
from django.utils.dateformat import format as date_format

from privacyportal.core.fields import CharField, SlugField, TextField, URLField
from privacyportal.core.public_words import PublicWords

from ..querysets import LawTermQuerySet, NaturalKeyQuerySet


class Publisher(PublicWords):
    """Who answers for a product: IBD, VNG or the Autoriteit Persoonsgegevens."""

    name = CharField("naam", max_length=120)
    abbreviation = CharField("korte naam", max_length=60, help_text="Zo staat de uitgever in lijsten.")
    slug = SlugField("adres", unique=True)
    website = URLField("website", blank=True)
    order = models.PositiveSmallIntegerField("volgorde", default=0)
    first_products = TextField(
        "volgorde van de kennisproducten",
        blank=True,
        help_text="Eén adres per regel, zoals 'privacyraamwerk'. De andere volgen op titel.",
    )

    objects = NaturalKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "uitgever"
        verbose_name_plural = "uitgevers"
        ordering = ["order", "name", "pk"]

    def __str__(self):
        return self.abbreviation

    def natural_key(self):
        return (self.slug,)


class Theme(PublicWords):
    """A subject of law or practice that products share."""

    name = CharField("naam", max_length=80, unique=True)
    slug = SlugField("adres", unique=True)
    description = CharField("uitleg", max_length=300, blank=True)
    order = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = NaturalKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ["order", "name", "pk"]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)


class LawTerm(PublicWords):
    """Was-wordt: a law, norm or word, and what holds in its place today (nothing: it still holds)."""

    class Kind(models.TextChoices):
        LAW = "law", "Wet"
        NORM = "norm", "Norm"
        TERM = "term", "Begrip"
        PERIOD = "period", "Tijd"

    PREDICATES = {
        Kind.LAW: "is geschreven onder de {}",
        Kind.NORM: "is geschreven onder de {}",
        Kind.TERM: "gebruikt nog het woord {}",
        Kind.PERIOD: "is geschreven als {}",
    }

    term = CharField("was", max_length=120, unique=True)
    kind = CharField("soort", max_length=10, choices=Kind, default=Kind.TERM)
    replaced_by = CharField("wordt", max_length=120, blank=True, help_text="Leeg als dit nog geldt.")
    since_on = models.DateField("sinds", null=True, blank=True)
    explanation = TextField("uitleg", max_length=500, blank=True)
    is_one_way = models.BooleanField("alleen van oud naar nieuw zoeken", default=False)

    objects = LawTermQuerySet.as_manager()

    class Meta:
        verbose_name = "was-wordt"
        verbose_name_plural = "was-wordt"
        ordering = ["term", "pk"]

    def __str__(self):
        return f"{self.term} → {self.replaced_by}" if self.replaced_by else self.term

    @property
    def predicate(self):
        """What the warning says of a document with this label: `is geschreven onder de Wbp`."""
        term = self.term[:1].lower() + self.term[1:] if self.kind == self.Kind.PERIOD else self.term
        return self.PREDICATES[self.kind].format(term)

    @property
    def today(self):
        """What holds now, as the warning at a product says it."""
        since = f", sinds {date_format(self.since_on, 'j F Y')}" if self.since_on else ""
        return self.explanation or f"Nu: {self.replaced_by}{since}."

    def natural_key(self):
        return (self.term,)
