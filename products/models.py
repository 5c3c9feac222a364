"""What is always true of a knowledge product and of what belongs to it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from privacyportal.core.storage import storage_path

from .law_status import law_label, law_notes
from .querysets import (
    REVISION_GRACE,
    ChangeQuerySet,
    LawTermQuerySet,
    ProductQuerySet,
    PublisherQuerySet,
    SlugQuerySet,
)


class Publisher(models.Model):
    """Who answers for a product: IBD, VNG or the Autoriteit Persoonsgegevens."""

    name = models.CharField("naam", max_length=120)
    abbreviation = models.CharField("korte naam", max_length=60, help_text="Zo staat de uitgever in lijsten.")
    slug = models.SlugField("adres", unique=True)
    website = models.URLField("website", blank=True)
    order = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = PublisherQuerySet.as_manager()

    class Meta:
        verbose_name = "uitgever"
        verbose_name_plural = "uitgevers"
        ordering = ["order", "name", "pk"]

    def __str__(self):
        return self.abbreviation

    def natural_key(self):
        return (self.slug,)


class Theme(models.Model):
    """A subject of law or practice that products share."""

    name = models.CharField("naam", max_length=80, unique=True)
    slug = models.SlugField("adres", unique=True)
    description = models.CharField("uitleg", max_length=300, blank=True)
    order = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = SlugQuerySet.as_manager()

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ["order", "name", "pk"]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)


class LawTerm(models.Model):
    """Was-wordt: a law, norm or word, and what holds in its place today (nothing: it still holds)."""

    class Kind(models.TextChoices):
        LAW = "law", "Wet"
        NORM = "norm", "Norm"
        TERM = "term", "Begrip"
        PERIOD = "period", "Tijd"

    OPENINGS = {
        Kind.LAW: "geschreven onder de {}",
        Kind.NORM: "geschreven onder de {}",
        Kind.TERM: "hier staat nog het woord {}",
        Kind.PERIOD: "geschreven als {}",
    }

    term = models.CharField("was", max_length=120, unique=True)
    kind = models.CharField("soort", max_length=10, choices=Kind, default=Kind.TERM)
    replaced_by = models.CharField("wordt", max_length=120, blank=True, help_text="Leeg als dit nog geldt.")
    since_on = models.DateField("sinds", null=True, blank=True)
    explanation = models.TextField("uitleg", max_length=500, blank=True)
    is_one_way = models.BooleanField("alleen van oud naar nieuw zoeken", default=False)

    objects = LawTermQuerySet.as_manager()

    class Meta:
        verbose_name = "was-wordt"
        verbose_name_plural = "was-wordt"
        ordering = ["term", "pk"]

    def __str__(self):
        return f"{self.term} → {self.replaced_by}" if self.replaced_by else self.term

    @property
    def opening(self):
        """How the warning at a product begins: `geschreven onder de Wbp`."""
        return self.OPENINGS[self.kind].format(self.term)

    def natural_key(self):
        return (self.term,)


class Product(models.Model):
    """A knowledge product: what it says, whose it is, under which law it was written, and whether it still holds."""

    class Kind(models.TextChoices):
        FACTSHEET = "factsheet", "Factsheet"
        GUIDE = "guide", "Handreiking"
        LEAFLET = "leaflet", "Leaflet"
        TEMPLATE = "template", "Model"
        FRAMEWORK = "framework", "Raamwerk"
        REGISTER = "register", "Register"
        ROADMAP = "roadmap", "Stappenplan"
        SELF_ASSESSMENT = "self_assessment", "Toets"

    class Status(models.TextChoices):
        CONCEPT = "concept", "Concept"
        PUBLISHED = "published", "Gepubliceerd"
        REPLACED = "replaced", "Vervangen"
        WITHDRAWN = "withdrawn", "Ingetrokken"

    title = models.CharField("titel", max_length=120)
    slug = models.SlugField("adres", max_length=120, unique=True)
    publisher = models.ForeignKey(
        Publisher, models.PROTECT, verbose_name="organisatie", related_name="products"
    )
    kind = models.CharField("soort", max_length=20, choices=Kind)
    written_under = models.ManyToManyField(
        LawTerm,
        verbose_name="geschreven onder",
        blank=True,
        related_name="products",
        help_text="De wet of norm uit de tijd van de tekst. Is die vervangen, dan waarschuwt de pagina de lezer.",
    )
    summary = models.TextField("samenvatting", max_length=300, blank=True)
    audience = models.TextField("voor wie", max_length=500, blank=True)
    when_to_use = models.TextField("wanneer gebruikt u dit", max_length=800, blank=True)
    body = models.TextField("tekst", max_length=200_000, blank=True)
    version = models.CharField("versie", max_length=20, default="1.0")
    version_on = models.DateField("datum van deze versie", default=timezone.localdate)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="eigenaar",
        null=True,
        blank=True,
        related_name="+",
    )
    licence = models.CharField("licentie", max_length=80, default="CC BY-NC-SA 4.0")
    source_url = models.URLField("staat ook op", max_length=500, blank=True)

    status = models.CharField("status", max_length=10, choices=Status, default=Status.CONCEPT)
    status_note = models.TextField("uitleg bij de status", max_length=500, blank=True)
    published_at = models.DateTimeField("publiceren op", null=True, blank=True)
    offline_at = models.DateTimeField("offline op", null=True, blank=True)
    checked_on = models.DateField("laatst gecontroleerd op", null=True, blank=True)
    check_before_on = models.DateField("te controleren voor", null=True, blank=True)

    superseded_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="vervangen door",
        null=True,
        blank=True,
        related_name="supersedes",
    )
    related = models.ManyToManyField(
        "self", verbose_name="hoort hierbij", blank=True, symmetrical=False, related_name="related_from"
    )
    themes = models.ManyToManyField(Theme, verbose_name="onderwerpen", blank=True, related_name="products")
    changed_at = models.DateTimeField("gewijzigd op", default=timezone.now, editable=False)
    links_checked_at = models.DateTimeField("links gecontroleerd op", null=True, editable=False)
    # A product on the website may have a newer concept: a row of its own, so that the website cannot show it by mistake.
    concept_of = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, editable=False, related_name="concept"
    )

    objects = ProductQuerySet.as_manager()
    history = HistoricalRecords(
        m2m_fields=[written_under, themes, related],
        history_change_reason_field=models.TextField(null=True),
        excluded_fields=["changed_at", "links_checked_at"],
    )

    class Meta:
        verbose_name = "kennisproduct"
        verbose_name_plural = "kennisproducten"
        ordering = ["title", "pk"]
        permissions = [("publish_product", "Kan een kennisproduct publiceren en terugtrekken")]
        constraints = [
            models.CheckConstraint(
                condition=Q(concept_of__isnull=True) | Q(status="concept"),
                name="newer_concept_is_a_concept",
                violation_error_message="Een nieuwer concept is zelf nooit gepubliceerd.",
            ),
            models.CheckConstraint(
                condition=Q(status="concept") | Q(published_at__isnull=False, check_before_on__isnull=False),
                name="published_product_has_dates",
                violation_error_message="Vul in wanneer het product is gepubliceerd en voor wanneer het weer wordt "
                "gecontroleerd.",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["replaced", "withdrawn"])
                | ~Q(status_note="")
                | Q(superseded_by__isnull=False),
                name="retired_product_says_why",
                violation_error_message="Zeg waarom het product niet meer geldt, of kies de opvolger.",
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

    def natural_key(self):
        return (self.slug,)

    natural_key.dependencies = ["products.publisher", "products.theme", "products.lawterm"]

    def get_absolute_url(self):
        return reverse("products:detail", args=[self.slug])

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
        return (
            self.status == self.Status.PUBLISHED
            and deadline
            and deadline + REVISION_GRACE < timezone.localdate()
        )

    @property
    def law_label(self):
        return law_label(self)

    @property
    def law_notes(self):
        return law_notes(self)

    @property
    def status_label(self):
        if self.is_under_revision:
            return "Wordt herzien"
        return "Actueel" if self.status == self.Status.PUBLISHED else self.get_status_display()


class FormerSlug(models.Model):
    """An address that a product once had; it redirects for good."""

    slug = models.SlugField("oud adres", max_length=120, unique=True)
    product = models.ForeignKey(
        Product, models.CASCADE, verbose_name="kennisproduct", related_name="former_slugs"
    )

    class Meta:
        verbose_name = "oud adres"
        verbose_name_plural = "oude adressen"
        ordering = ["slug", "pk"]

    def __str__(self):
        return self.slug


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

    product = models.ForeignKey(Product, models.CASCADE, verbose_name="kennisproduct", related_name="files")
    title = models.CharField("naam", max_length=120)
    description = models.CharField("omschrijving", max_length=300, blank=True)
    file = models.FileField("bestand", upload_to=storage_path)
    name = models.CharField("bestandsnaam", max_length=120, editable=False)
    kind = models.CharField("type", max_length=10, editable=False)
    content_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveIntegerField("grootte in bytes", editable=False, default=0)
    pages = models.PositiveIntegerField("aantal bladzijden", null=True, editable=False)
    language = models.CharField("taal", max_length=5, choices=Language, default=Language.DUTCH)
    accessible = models.CharField("toegankelijk", max_length=10, choices=Accessible)
    accessibility_note = models.CharField("waarom niet (helemaal)", max_length=300, blank=True)
    is_old = models.BooleanField("hoort bij een oude versie", default=False)
    order = models.PositiveSmallIntegerField("volgorde", default=0)
    copy_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="copies"
    )

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
        return self.file.storage.exists(self.file.name)


class Change(models.Model):
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

    product = models.ForeignKey(Product, models.CASCADE, verbose_name="kennisproduct", related_name="changes")
    version = models.CharField("versie", max_length=20)
    changed_at = models.DateTimeField("gewijzigd op", default=timezone.now)
    summary = models.CharField("wat is er anders?", max_length=300)
    is_major = models.BooleanField("tonen aan lezers", default=True)
    act = models.CharField(
        "wat is er gebeurd?", max_length=10, choices=Act, default=Act.PUBLISHED, editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="door",
        null=True,
        blank=True,
        related_name="+",
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "wijziging"
        verbose_name_plural = "wijzigingen"
        ordering = ["-changed_at", "-pk"]

    def __str__(self):
        return f"{self.version}: {self.summary}"


class Plan(models.Model):
    """What `manage.py tick` will do with a product when its time has come; done exactly once, and then gone."""

    class Act(models.TextChoices):
        PUBLISH = "publish", "Publiceren"
        WITHDRAW = "withdraw", "Intrekken"

    product = models.ForeignKey(Product, models.CASCADE, verbose_name="kennisproduct", related_name="plans")
    act = models.CharField("wat", max_length=10, choices=Act)
    due_at = models.DateTimeField("op")
    summary = models.CharField("wat is er anders?", max_length=300, blank=True)
    is_major = models.BooleanField("tonen aan lezers", default=True)
    successor = models.ForeignKey(
        Product, models.SET_NULL, verbose_name="opvolger", null=True, blank=True, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name="door",
        null=True,
        blank=True,
        related_name="+",
    )
    problem = models.TextField("waarom het nog niet lukte", blank=True, editable=False)

    class Meta:
        verbose_name = "planning"
        verbose_name_plural = "planningen"
        ordering = ["due_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "act"],
                name="one_plan_per_act",
                violation_error_message="Dit staat al ingepland.",
            )
        ]

    def __str__(self):
        return f"{self.get_act_display()}: {self.product}"


class BrokenLink(models.Model):
    """A link in a product that led nowhere when we last tried it."""

    product = models.ForeignKey(
        Product, models.CASCADE, verbose_name="kennisproduct", related_name="broken_links"
    )
    address = models.CharField("adres", max_length=2000)
    problem = models.CharField("wat er mis is", max_length=200)
    found_at = models.DateTimeField("gevonden op", default=timezone.now)

    class Meta:
        verbose_name = "kapotte link"
        verbose_name_plural = "kapotte links"
        ordering = ["product__title", "address", "pk"]

    def __str__(self):
        return self.address


class ReviewMail(models.Model):
    """An owner was told which products need a check; one mail a month."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="eigenaar", related_name="+"
    )
    month_on = models.DateField("maand")

    class Meta:
        verbose_name = "herinnering"
        verbose_name_plural = "herinneringen"
        ordering = ["-month_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "month_on"],
                name="one_review_mail_a_month",
                violation_error_message="Deze eigenaar kreeg deze maand al een herinnering.",
            )
        ]

    def __str__(self):
        return f"{self.owner}, {self.month_on:%Y-%m}"
