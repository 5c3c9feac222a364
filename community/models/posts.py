"""What was said, by whom, and how it was said before."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from privacyportal.accounts.models import SHOWN_ROLES, Organisation
from privacyportal.core.fields import CharField, TextField
from privacyportal.core.kept_html import WithMarkdown

from ..querysets import PostQuerySet
from ..status import READABLE, Status
from .forums import Topic

PAGE_SIZE = 25  # posts
MAX_BODY = 10_000  # characters: longer answers are documents, and belong in an attachment


class Post(WithMarkdown):
    """The question (number 0) or a reply of a topic. Its number and its address never change."""

    as_typed, top_level = True, 3

    topic = models.ForeignKey(Topic, models.CASCADE, verbose_name="onderwerp", related_name="posts")
    number = models.PositiveIntegerField("nummer")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="schrijver", null=True, blank=True, related_name="posts"
    )
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, verbose_name="organisatie", null=True, blank=True, related_name="+"
    )
    role = CharField("rol", max_length=20, choices=SHOWN_ROLES, blank=True)
    shown_as = CharField("getoonde schrijver", max_length=100, blank=True)
    is_anonymous = models.BooleanField("anoniem", default=False)
    reply_to = models.ForeignKey(
        "self", models.SET_NULL, verbose_name="reactie op", null=True, blank=True, related_name="+"
    )
    body = TextField("tekst", max_length=MAX_BODY, blank=True)
    status = CharField("status", max_length=10, choices=Status, default=Status.VISIBLE)
    created_at = models.DateTimeField("geplaatst op", default=timezone.now)
    edited_at = models.DateTimeField("bewerkt op", null=True, blank=True)
    announced_at = models.DateTimeField("gemeld aan volgers op", null=True, blank=True, editable=False)
    token = models.UUIDField(default=uuid.uuid4, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "reactie"
        verbose_name_plural = "reacties"
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["topic", "number"], name="post_number_once_per_topic"),
            models.UniqueConstraint(fields=["author", "token"], name="post_placed_once"),
            models.CheckConstraint(condition=~Q(is_anonymous=True) | Q(role=""), name="anonymous_has_no_role"),
        ]
        indexes = [
            models.Index(fields=["author", "-created_at"], name="post_by_author"),
            models.Index(fields=["id"], name="post_unannounced", condition=Q(announced_at=None)),
            models.Index(fields=["announced_at"], name="post_announced"),  # what is new, on every page of a member
            models.Index(fields=["status", "id"], name="post_held", condition=Q(status=Status.HELD)),
        ]

    def __str__(self):
        return self.name_in_topic

    def get_absolute_url(self):
        return reverse("community:post", args=[self.pk])

    @property
    def place(self):
        """The address on the page of its topic; needs `topic.forum`."""
        page = max(1, -(-self.number // PAGE_SIZE))
        query = f"?pagina={page}" if page > 1 else ""
        return f"{self.topic.get_absolute_url()}{query}#reactie-{self.number}"

    @property
    def name_in_topic(self):
        return f"reactie {self.number}" if self.number else "de vraag"

    @property
    def byline(self):
        """Who wrote this, as readers may know it: the one place where a name comes from."""
        if self.is_anonymous:
            return "Een gemeente"
        if not self.author_id:
            return self.shown_as or "oud-lid"
        parts = [self.author.name, self.get_role_display(), str(self.organisation or "")]
        return ", ".join(part for part in parts if part)

    @property
    def nameless_byline(self):
        """Who wrote this as a mail may tell it, which holds no names: "een FG van gemeente Oefenmeer"."""
        if self.is_anonymous:
            return "een gemeente"
        if not self.author_id:
            return "een oud-lid"
        role = self.get_role_display()
        if role.startswith("namens"):
            return f"een collega {role}"
        return f"een {role or 'collega'}{f' van {self.organisation}' if self.organisation else ''}"

    @property
    def is_readable(self):
        return self.status in READABLE


class PostRevision(models.Model):
    """What a post said before it was edited."""

    post = models.ForeignKey(Post, models.CASCADE, verbose_name="reactie", related_name="revisions")
    title = CharField("titel", max_length=120, blank=True)
    body = TextField("tekst")
    replaced_at = models.DateTimeField("vervangen op", default=timezone.now)

    class Meta:
        verbose_name = "eerdere tekst"
        verbose_name_plural = "eerdere teksten"
        ordering = ["-replaced_at", "-pk"]

    def __str__(self):
        return f"{self.post}, {self.replaced_at:%Y-%m-%d}"
