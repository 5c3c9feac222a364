"""Where people talk, and about what."""

from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from privacyportal.core.fields import CharField, SlugField
from privacyportal.core.public_words import PublicWords
from privacyportal.core.reserved_words import refuse_reserved
from products.models import Product

from ..querysets import ForumQuerySet, TopicQuerySet
from ..status import Status

LISTED = Q(status=Status.VISIBLE, is_pinned=False)  # what the pages of a forum show below its pinned topics


def is_free_slug(slug):
    refuse_reserved(slug, "community:forum")


class Forum(PublicWords):
    """A room; its counters are kept by the acts, so that a list never has to count a million rows."""

    class Visibility(models.TextChoices):
        MEMBERS = "members", "Leden"
        EVERYONE = "everyone", "Openbaar"

    name = CharField("naam", max_length=80, unique=True)
    slug = SlugField("adres", unique=True, validators=[is_free_slug])
    intro = CharField("waarover gaat het", max_length=300)
    visibility = CharField(
        "te lezen door",
        max_length=10,
        choices=Visibility,
        default=Visibility.MEMBERS,
        help_text="Openbaar: iedereen leest mee, ook zonder account, met de namen van de schrijvers.",
    )
    readers = models.ManyToManyField(
        Group, verbose_name="alleen voor deze groepen", blank=True, related_name="+", help_text="Leeg: alle leden."
    )
    writers = models.ManyToManyField(
        Group,
        verbose_name="alleen deze groepen schrijven",
        blank=True,
        related_name="+",
        help_text="Leeg: iedereen die mag lezen en lid is.",
    )
    is_anonymous_allowed = models.BooleanField("anoniem vragen mag", default=True)
    order = models.PositiveSmallIntegerField("volgorde", default=0)
    topic_count = models.PositiveIntegerField("onderwerpen", default=0, editable=False)
    solved_count = models.PositiveIntegerField("opgelost", default=0, editable=False)

    objects = ForumQuerySet.as_manager()

    class Meta:
        verbose_name = "subforum"
        verbose_name_plural = "subforums"
        ordering = ["order", "name", "pk"]
        permissions = [("moderate_forum", "Mag de community modereren")]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.slug,)

    def get_absolute_url(self):
        return reverse("community:forum", args=[self.slug])

    @property
    def audience(self):
        """The word of the search index that only readers of this forum hold."""
        return f"forum:{self.pk}"

    @property
    def is_public(self):
        return self.visibility == self.Visibility.EVERYONE


class Topic(models.Model):
    """A question and what was said about it; `question` is the post with number 0."""

    forum = models.ForeignKey(Forum, models.PROTECT, verbose_name="subforum", related_name="topics")
    title = CharField("titel", max_length=120)
    product = models.ForeignKey(
        Product, models.SET_NULL, verbose_name="kennisproduct", null=True, blank=True, related_name="topics"
    )
    question = models.OneToOneField(
        "community.Post", models.SET_NULL, verbose_name="vraag", null=True, editable=False, related_name="+"
    )
    solution = models.ForeignKey(
        "community.Post", models.SET_NULL, verbose_name="oplossing", null=True, blank=True, related_name="+"
    )
    status = CharField("status", max_length=10, choices=Status, default=Status.VISIBLE)
    is_pinned = models.BooleanField("vast bovenaan", default=False)
    is_locked = models.BooleanField("gesloten", default=False)
    is_example = models.BooleanField("voorbeeldgegevens", default=False)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, verbose_name="samengevoegd met", null=True, blank=True, related_name="+"
    )
    split_from = models.ForeignKey(
        "self", models.SET_NULL, verbose_name="afgesplitst van", null=True, blank=True, related_name="offshoots"
    )
    split_at = models.DateTimeField("afgesplitst op", null=True, blank=True, editable=False)
    created_at = models.DateTimeField("gesteld op", default=timezone.now)
    last_post_at = models.DateTimeField("laatste reactie op", default=timezone.now)
    last_number = models.PositiveIntegerField("hoogste nummer", default=0, editable=False)
    reply_count = models.PositiveIntegerField("reacties", default=0, editable=False)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = "onderwerp"
        verbose_name_plural = "onderwerpen"
        ordering = ["-last_post_at", "-pk"]
        indexes = [
            models.Index(fields=["-last_post_at", "-id"], name="topic_last", condition=Q(status=Status.VISIBLE)),
            models.Index(fields=["forum", "-last_post_at", "-id"], name="topic_latest", condition=LISTED),
            models.Index(fields=["forum", "-created_at", "-id"], name="topic_newest", condition=LISTED),
            models.Index(fields=["forum", "-reply_count", "-id"], name="topic_busiest", condition=LISTED),
            models.Index(
                fields=["forum", "-last_post_at", "-id"], name="topic_open", condition=LISTED & Q(solution__isnull=True)
            ),
            models.Index(
                fields=["forum", "-last_post_at", "-id"],
                name="topic_solved",
                condition=LISTED & Q(solution__isnull=False),
            ),
            models.Index(fields=["forum", "-last_post_at"], name="topic_pinned", condition=Q(is_pinned=True)),
            models.Index(fields=["product", "-last_post_at"], name="topic_about", condition=Q(status=Status.VISIBLE)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""), name="topic_has_a_title", violation_error_message="Vul een titel in."
            )
        ]

    def __str__(self):
        return self.title

    @property
    def slug(self):
        return slugify(self.title)[:60].strip("-") or "onderwerp"

    def get_absolute_url(self):
        return reverse("community:topic", args=[self.forum.slug, self.pk, self.slug])

    def standing_at(self):
        """This topic, or the one that its posts were merged into, over any number of steps."""
        topic, seen = self, set()
        while topic.merged_into and topic.pk not in seen:
            seen.add(topic.pk)
            topic = topic.merged_into
        return topic

    def conversation(self):
        """The keys of this topic and all that it was split from or merged with, either way, over any number of steps."""
        found, reached = set(), {self.pk}
        while reached:
            found |= reached
            around = Topic.objects.filter(Q(pk__in=reached) | Q(split_from__in=reached) | Q(merged_into__in=reached))
            ties = around.order_by().values_list("pk", "split_from", "merged_into")
            reached = {pk for tie in ties for pk in tie if pk} - found
        return found

    @property
    def is_solved(self):
        return self.solution_id is not None
