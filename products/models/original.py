"""The official document that a page is about: whose it is, from when, under which law, and whether it still holds."""

from django.db import models

from privacyportal.core.fields import CharField, TextField, URLField

from .classification import LawTerm


class Original(models.Model):
    """What is known of the document; an empty field is unknown. Without a title there is no document."""

    original_title = CharField("titel van het document", max_length=160, blank=True)
    original_publisher = CharField("uitgever van het document", max_length=120, blank=True)
    original_version = CharField("versie van het document", max_length=40, blank=True)
    original_on = models.DateField("datum van het document", null=True, blank=True)
    original_url = URLField("adres van het document", max_length=500, blank=True)
    original_licence = CharField("licentie van het document", max_length=80, blank=True)
    written_under = models.ManyToManyField(
        LawTerm,
        verbose_name="geschreven onder",
        blank=True,
        related_name="products",
        help_text="De wet of norm uit de tijd van het document. Is die vervangen, dan zegt de pagina wat nu geldt.",
    )
    outdated_note = TextField("waarom het document verouderd is", max_length=500, blank=True)

    class Meta:
        abstract = True

    @property
    def original_law(self):
        """`Wbp, PIA`: the laws, norms and words of the document; nothing when the editor named none."""
        return ", ".join(law.term for law in self.written_under.all())

    @property
    def law_label(self):
        """`Oorspronkelijk document geschreven onder: Wbp, PIA`; nothing when the editor named no law."""
        written = "Oorspronkelijk document geschreven" if self.original_title else "Geschreven"
        return f"{written} onder: {self.original_law}" if self.original_law else ""

    @property
    def law_notes(self):
        """The old laws, norms and words of the document, each with what holds in its place today."""
        return [law for law in self.written_under.all() if law.replaced_by]
