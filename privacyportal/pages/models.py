"""Help and glossary: small texts that editors keep current."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from privacyportal.core.fields import CharField, SlugField, TextField
from privacyportal.core.kept_html import WithMarkdown
from privacyportal.core.markdown import check_markdown
from privacyportal.core.natural_keys import NaturalKeyQuerySet
from privacyportal.core.public_words import PublicWords
from privacyportal.core.references.terms import Term
from privacyportal.core.reserved_words import refuse_reserved


def is_free_slug(slug):
    refuse_reserved(slug, "pages:help_page")


class HelpPage(PublicWords, WithMarkdown):
    """One task, explained."""

    title = CharField("titel", max_length=120)
    slug = SlugField("adres", unique=True, validators=[is_free_slug])
    summary = CharField("samenvatting", max_length=300)
    body = TextField("tekst", max_length=20_000, validators=[check_markdown])
    order = models.PositiveSmallIntegerField("volgorde", default=0)
    reviewed_on = models.DateField("datum van de tekst")

    objects = NaturalKeyQuerySet.as_manager()

    class Meta:
        verbose_name = "hulppagina"
        verbose_name_plural = "hulppagina's"
        ordering = ["order", "title", "pk"]

    def __str__(self):
        return self.title

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse("pages:help_page", args=[self.slug])


class GlossaryTermQuerySet(NaturalKeyQuerySet):
    def by_letter(self):
        """As in a dictionary: capitals make no difference."""
        return self.order_by(Lower("term"), "pk")

    def as_references(self):
        """The terms as texts are searched for them."""
        page = reverse("pages:glossary")
        return [Term(term.forms, f"{page}#{term.slug}") for term in self.order_by("pk")]


class GlossaryTerm(PublicWords):
    """One word and what it means, in plain language."""

    term = CharField("begrip", max_length=80, unique=True)
    slug = SlugField("adres", unique=True)
    other_forms = TextField(
        "andere vormen",
        blank=True,
        help_text="Eén per regel: meervoud, voluit of afgekort. De eerste keer dat een tekst een vorm noemt, is die een "
        "link naar deze uitleg.",
    )
    explanation = TextField("uitleg", max_length=600)

    objects = GlossaryTermQuerySet.as_manager()

    class Meta:
        verbose_name = "begrip"
        verbose_name_plural = "begrippen"
        ordering = ["term", "pk"]

    def __str__(self):
        return self.term

    def natural_key(self):
        return (self.slug,)

    @property
    def forms(self):
        """All ways in which a text writes it."""
        return tuple(form for form in map(str.strip, [self.term, *self.other_forms.split("\n")]) if form)

    def get_absolute_url(self):
        return f"{reverse('pages:glossary')}#{self.slug}"


class OfferedRow(models.Model):
    """A row of `fixtures/` that this portal got once: see `seeds`. Its name is `model:natural key`."""

    name = CharField("rij", max_length=300, unique=True)

    class Meta:
        verbose_name = "meegeleverde rij"
        verbose_name_plural = "meegeleverde rijen"
        ordering = ["name"]

    def __str__(self):
        return self.name
