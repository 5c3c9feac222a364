"""The files that belong to a product."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from privacyportal.core.fields import CharField, TextField
from privacyportal.core.identifiers import Personal
from privacyportal.core.storage import storage_path

from .product import Product


class ProductFile(models.Model):
    """A file that belongs to a product; served only as a download, from storage that is not public."""

    class Language(models.TextChoices):
        DUTCH = "nl", "Nederlands"
        ENGLISH = "en", "Engels"
        FRISIAN = "fy", "Fries"

    class Accessible(models.TextChoices):
        YES = "yes", "ja"
        PARTLY = "partly", "gedeeltelijk"
        NO = "no", "nee"

    class Scan(models.TextChoices):
        CHECKING = "checking", "Wordt bekeken"
        PENDING = "pending", "Wordt gecontroleerd"
        CLEAN = "clean", "Schoon"
        REFUSED = "refused", "Geweigerd"

    product = models.ForeignKey(Product, models.CASCADE, verbose_name="kennisproduct", related_name="files")
    title = CharField("naam", max_length=120)
    description = CharField("omschrijving", max_length=300, blank=True)
    file = models.FileField("bestand", upload_to=storage_path)
    name = CharField("bestandsnaam", max_length=120, editable=False)
    kind = CharField("type", max_length=10, editable=False)
    content_type = CharField(max_length=100, editable=False)
    size = models.PositiveIntegerField("grootte in bytes", editable=False, default=0)
    pages = models.PositiveIntegerField("aantal bladzijden", null=True, editable=False)
    text = TextField("wat een lezer in het bestand ziet", blank=True, editable=False)
    found = models.JSONField("nummers en adressen van mensen", default=dict, editable=False)
    is_confirmed = models.BooleanField("die horen erin", default=False, editable=False)
    is_as_it_came = models.BooleanField("niet schoongemaakt", default=False, editable=False)
    scan = CharField("controle", max_length=10, choices=Scan, default=Scan.CLEAN, editable=False)
    refusal = TextField("waarom niet", blank=True, editable=False)
    wish = CharField("als schoonmaken iets wegneemt", max_length=5, blank=True, editable=False)
    language = CharField("taal", max_length=5, choices=Language, default=Language.DUTCH)
    accessible = CharField("toegankelijk", max_length=10, choices=Accessible)
    accessibility_note = CharField("waarom niet (helemaal)", max_length=300, blank=True)
    is_old = models.BooleanField("hoort bij een oude versie", default=False)
    order = models.PositiveSmallIntegerField("volgorde", default=0)
    copy_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, editable=False, related_name="copies")

    losses = ()  # of what was just put in it: what cleaning took away, or would have

    class Meta:
        verbose_name = "bestand"
        verbose_name_plural = "bestanden"
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accessible="yes") | ~Q(accessibility_note=""),
                name="inaccessible_file_says_why",
                violation_error_message="Zeg waarom het bestand niet (helemaal) toegankelijk is.",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("products:file", args=[self.product.slug, self.pk, self.name])

    @property
    def is_available(self):
        """Whether it can be handed out and found: clean, confirmed where that is needed, and there."""
        is_held = self.scan != self.Scan.CLEAN or self.must_be_confirmed
        return not is_held and self.file.storage.exists(self.file.name)

    @property
    def is_being_checked(self):
        """It is as it was sent; `checking` will look at it."""
        return self.scan == self.Scan.CHECKING

    @property
    def must_be_confirmed(self):
        """It holds numbers or addresses of people, and no editor said yet that they belong there."""
        return bool(self.found) and not self.is_confirmed

    @property
    def holds_bsn(self):
        return Personal.BSN.value in self.found

    @property
    def why_not(self):
        """For the reader of a page: why this file cannot be opened now."""
        if self.refusal:
            return "Dit bestand kan niet op de website. De redactie vervangt het nog."
        if self.scan == self.Scan.REFUSED:
            return "Dit bestand is weggehaald: er zat schadelijke code in."
        if self.scan in (self.Scan.CHECKING, self.Scan.PENDING):
            return "Wij controleren dit bestand nog. Kijk later opnieuw."
        return (
            "De redactie bekijkt dit bestand nog."
            if self.must_be_confirmed
            else "Dit bestand is tijdelijk niet beschikbaar."
        )
