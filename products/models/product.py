"""What is always true of a knowledge product."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from privacyportal.core.fields import CharField, SlugField, TextField
from privacyportal.core.kept_html import WithMarkdown

from ..borrowed_tables import with_borrowed_tables
from ..querysets import REVISION_GRACE, ProductQuerySet
from ..status import ORIGINAL_OUTDATED, Status
from .classification import Publisher, Theme
from .explanation import Explanation
from .original import Original
from .records import Records


class Product(Original, Explanation, WithMarkdown):
    """A page that is two things: an official document (`original_…`, `written_under`), and what we explain about it here.

    Without `original_title` there is no such document: the page is the text itself.
    """

    class Kind(models.TextChoices):
        FACTSHEET = "factsheet", "Factsheet"
        GUIDE = "guide", "Handreiking"
        LEAFLET = "leaflet", "Leaflet"
        TEMPLATE = "template", "Model"
        FRAMEWORK = "framework", "Raamwerk"
        KNOWLEDGE_PAGE = "knowledge_page", "Kennispagina"
        REGISTER = "register", "Register"
        ROADMAP = "roadmap", "Stappenplan"
        SELF_ASSESSMENT = "self_assessment", "Toets"

    class TitleLanguage(models.TextChoices):
        DUTCH = "", "Nederlands"
        ENGLISH = "en", "Engels"
        GERMAN = "de", "Duits"
        FRENCH = "fr", "Frans"

    Status = Status
    _shown = ("", "")  # a body, and that text with its tables

    title = CharField("titel", max_length=120)
    title_language = CharField("taal van de titel", max_length=5, choices=TitleLanguage, blank=True)
    slug = SlugField("adres", max_length=120, unique=True)
    publisher = models.ForeignKey(Publisher, models.PROTECT, verbose_name="organisatie", related_name="products")
    kind = CharField("soort", max_length=20, choices=Kind)
    summary = TextField("samenvatting", max_length=300, blank=True)
    audience = TextField("voor wie", max_length=500, blank=True)
    when_to_use = TextField("wanneer gebruikt u dit", max_length=800, blank=True)
    body = TextField("tekst", max_length=200_000, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="eigenaar", null=True, blank=True, related_name="+"
    )

    status = CharField("status", max_length=10, choices=Status, default=Status.CONCEPT)
    status_note = TextField("uitleg bij de status", max_length=500, blank=True)
    published_at = models.DateTimeField("publiceren op", null=True, blank=True)
    offline_at = models.DateTimeField("offline op", null=True, blank=True)
    check_before_on = models.DateField("te controleren voor", null=True, blank=True)

    superseded_by = models.ForeignKey(
        "self", models.PROTECT, verbose_name="vervangen door", null=True, blank=True, related_name="supersedes"
    )
    related = models.ManyToManyField(
        "self", verbose_name="hoort hierbij", blank=True, symmetrical=False, related_name="related_from"
    )
    themes = models.ManyToManyField(Theme, verbose_name="onderwerpen", blank=True, related_name="products")
    changed_at = models.DateTimeField("gewijzigd op", default=timezone.now, editable=False)
    links_checked_at = models.DateTimeField("links gecontroleerd op", null=True, editable=False)
    is_to_recheck = models.BooleanField("eigen links opnieuw nakijken", default=False, editable=False)
    # A product on the website may have a newer concept: a row of its own, so that the website cannot show it by mistake.
    concept_of = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, editable=False, related_name="concept"
    )

    objects = ProductQuerySet.as_manager()
    history = Records(
        m2m_fields=["written_under", themes, related],
        history_change_reason_field=TextField(null=True),
        excluded_fields=["changed_at", "links_checked_at", "is_to_recheck", "kept", "kept_with"],
    )

    class Meta:
        verbose_name = "kennisproduct"
        verbose_name_plural = "kennisproducten"
        ordering = ["title", "pk"]
        indexes = [  # what the desk asks of all products
            models.Index(fields=["title", "id"], name="product_by_title", condition=Q(concept_of=None)),
            models.Index(
                fields=["check_before_on", "id"], name="product_to_check", condition=Q(status=Status.PUBLISHED)
            ),
        ]
        permissions = [("publish_product", "Kan een kennisproduct publiceren en terugtrekken")]
        constraints = [
            models.CheckConstraint(
                condition=Q(concept_of__isnull=True) | Q(status=Status.CONCEPT),
                name="newer_concept_is_a_concept",
                violation_error_message="Een nieuwer concept is zelf nooit gepubliceerd.",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.CONCEPT) | Q(published_at__isnull=False, check_before_on__isnull=False),
                name="published_product_has_dates",
                violation_error_message="Vul in wanneer het product is gepubliceerd en voor wanneer het weer wordt "
                "gecontroleerd.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.REPLACED, Status.WITHDRAWN])
                | ~Q(status_note="")
                | Q(superseded_by__isnull=False),
                name="retired_product_says_why",
                violation_error_message="Zeg waarom het product niet meer geldt, of kies de opvolger.",
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.REPLACED) | Q(superseded_by__isnull=False),
                name="replaced_product_has_a_successor",
                violation_error_message="Kies het product dat dit product vervangt.",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.CONCEPT) | Q(outdated_note="") | ~Q(original_title=""),
                name="outdated_document_has_a_title",
                violation_error_message="Noem het document dat verouderd is.",
            ),
            models.CheckConstraint(
                condition=Q(checked_on__isnull=True) | (~Q(checked_as="") & Q(is_start_text=False)),
                name="checked_product_says_as_whom",
                violation_error_message="Zeg in welke rol iemand de tekst controleerde.",
            ),
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True) | ~Q(superseded_by=models.F("id")),
                name="product_does_not_supersede_itself",
                violation_error_message="Een product kan niet zijn eigen opvolger zijn.",
            ),
        ]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        self.changed_at = timezone.now()
        super().save(*args, **kwargs)

    def text_to_show(self):
        """With the tables that it borrows; asked for once, however often a page needs it."""
        if self._shown[0] != self.body:
            self._shown = self.body, with_borrowed_tables(self.body)
        return self._shown[1]

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["products.publisher", "products.theme", "products.lawterm"]

    def get_absolute_url(self):
        return reverse("products:detail", args=[self.slug])

    @property
    def name_with_kind(self):
        """`Model: Verwerkersovereenkomst`, and not `Factsheet: Factsheet …`; HTML when its title is."""
        kind = self.get_kind_display()
        said = self.title.casefold().startswith(kind.casefold())
        return self.spoken_title if said else format_html("{}: {}", kind, self.spoken_title)

    @property
    def spoken_title(self):
        """The title as HTML that says in which language it is, when that is not Dutch."""
        return (
            format_html('<span lang="{}">{}</span>', self.title_language, self.title)
            if self.title_language
            else self.title
        )

    @property
    def is_public(self):
        """The same answer as `published()`, for a product at hand."""
        now = timezone.now()
        is_out = self.status != self.Status.CONCEPT and self.published_at and self.published_at <= now
        return bool(is_out and not (self.offline_at and self.offline_at <= now))

    @property
    def successor(self):
        """The product that replaces this one, when every visitor may read it."""
        return self.superseded_by if self.superseded_by and self.superseded_by.is_public else None

    @property
    def is_under_revision(self):
        """The public check date passed more than 60 days ago."""
        deadline = self.check_before_on
        return self.status == self.Status.PUBLISHED and deadline and deadline + REVISION_GRACE < timezone.localdate()

    @property
    def status_label(self):
        if self.is_under_revision:
            return "Wordt herzien"
        if self.status != self.Status.PUBLISHED:
            return self.get_status_display()
        return ORIGINAL_OUTDATED if self.outdated_note else "Actueel"


class FormerSlug(models.Model):
    """An address that a product once had; it redirects for good."""

    slug = SlugField("oud adres", max_length=120, unique=True)
    product = models.ForeignKey(Product, models.CASCADE, verbose_name="kennisproduct", related_name="former_slugs")

    class Meta:
        verbose_name = "oud adres"
        verbose_name_plural = "oude adressen"
        ordering = ["slug", "pk"]

    def __str__(self):
        return self.slug
