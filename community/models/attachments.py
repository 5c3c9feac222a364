"""Files that members exchange, and texts that are not posted yet."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from privacyportal.accounts.models import SHOWN_ROLES, Organisation
from privacyportal.core.fields import CharField, TextField
from privacyportal.core.storage import storage_path
from products.models import Product

from ..querysets import AttachmentQuerySet
from .forums import Forum, Topic
from .posts import Post

MAX_FILES = 5  # per post: a reader opens them one by one
MAX_TOGETHER = 25 * 1024**2  # bytes per post


class Draft(models.Model):
    """A text that its writer has not posted: kept at a preview, a mistake or on request."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="schrijver", related_name="community_drafts"
    )
    token = models.UUIDField(default=uuid.uuid4, editable=False)
    forum = models.ForeignKey(Forum, models.SET_NULL, verbose_name="subforum", null=True, blank=True, related_name="+")
    topic = models.ForeignKey(
        Topic, models.SET_NULL, verbose_name="onderwerp", null=True, blank=True, related_name="drafts"
    )
    title = TextField("titel", blank=True)  # also one that is too long for a topic
    body = TextField("tekst", blank=True)
    product = models.ForeignKey(
        Product, models.SET_NULL, verbose_name="kennisproduct", null=True, blank=True, related_name="+"
    )
    reply_to = models.ForeignKey(
        Post, models.SET_NULL, verbose_name="reactie op", null=True, blank=True, related_name="+"
    )
    role = CharField("rol", max_length=20, choices=SHOWN_ROLES, blank=True)
    is_anonymous = models.BooleanField("anoniem", default=False)
    updated_at = models.DateTimeField("bewaard op", default=timezone.now)
    sent_from = models.UUIDField(null=True, editable=False)  # the form that was to place it: see keys.form_of

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        ordering = ["-updated_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "token"], name="draft_kept_once")]

    def __str__(self):
        return self.title or (f"Reactie op {self.topic}" if self.topic else "Concept zonder titel")

    def get_absolute_url(self):
        """Leads on to the form where the text can be placed, or shows it when there is none any more."""
        return reverse("community:draft", args=[self.pk])

    @property
    def form_url(self):
        """The form of its topic or forum, filled with this text; empty when it has no place."""
        if self.topic:
            address = reverse("community:reply", args=[self.topic.forum.slug, self.topic_id, self.topic.slug])
        elif self.forum:
            address = reverse("community:new_topic", args=[self.forum.slug])
        else:
            return ""
        answers = self.reply_to if self.reply_to and self.reply_to.topic_id == self.topic_id else None
        return f"{address}?concept={self.pk}{f'&op={answers.number}' if answers else ''}"


class Attachment(models.Model):
    """A cleaned file at a post, or at a draft; handed out by permission of its topic, after its scan."""

    class Scan(models.TextChoices):
        CHECKING = "checking", "Wordt gelezen"  # as it was sent, at a draft; see `checking`
        PENDING = "pending", "Wordt gecontroleerd"
        CLEAN = "clean", "Schoon"
        REFUSED = "refused", "Geweigerd"

    class Kind(models.TextChoices):
        AGREEMENT = "agreement", "Overeenkomst"
        POLICY = "policy", "Beleid of regeling"
        ASSESSMENT = "assessment", "DPIA of toets"
        REGISTER = "register", "Register"
        PROTOCOL = "protocol", "Protocol of werkwijze"
        LETTER = "letter", "Brief of tekst"
        PRESENTATION = "presentation", "Presentatie"
        OTHER = "other", "Overig"

    post = models.ForeignKey(
        Post, models.CASCADE, verbose_name="reactie", null=True, blank=True, related_name="attachments"
    )
    draft = models.ForeignKey(
        Draft, models.CASCADE, verbose_name="concept", null=True, blank=True, related_name="attachments"
    )
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, verbose_name="van", null=True, blank=True, related_name="+"
    )
    file = models.FileField("bestand", upload_to=storage_path)
    name = CharField("bestandsnaam", max_length=120)
    file_kind = CharField("type", max_length=10)
    content_type = CharField(max_length=100)
    size = models.PositiveIntegerField("grootte in bytes")
    text = TextField("tekst in het bestand", blank=True)
    found = models.JSONField("gevonden gegevens", default=list, blank=True)  # until its draft is placed: [kind, text]
    refusal = CharField("waarom geweigerd", max_length=300, blank=True)
    scan = CharField("controle", max_length=10, choices=Scan, default=Scan.CLEAN)
    kind = CharField("soort document", max_length=20, choices=Kind, default=Kind.OTHER)
    product = models.ForeignKey(
        Product, models.SET_NULL, verbose_name="gebaseerd op", null=True, blank=True, related_name="+"
    )
    product_version = CharField("versie van het kennisproduct", max_length=20, blank=True)
    added_at = models.DateTimeField("toegevoegd op", default=timezone.now)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=True) ^ Q(draft__isnull=True), name="attachment_at_post_or_draft"
            )
        ]
        indexes = [models.Index(fields=["id"], name="attachment_pending", condition=Q(scan="pending"))]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("community:attachment", args=[self.pk, self.name])

    @property
    def why_not_placed(self):
        """The sentence for who wants to place it with a post; '' when nothing stands in the way."""
        if self.scan == self.Scan.CHECKING:
            return f"Wij controleren {self.name} nog. Probeer het over een minuut opnieuw."
        return self.refusal or f"{self.name} is geweigerd." if self.scan == self.Scan.REFUSED else ""

    @property
    def is_outdated(self):
        """The product that this document was made after has a newer version."""
        return bool(self.product and self.product_version and self.product.version != self.product_version)
