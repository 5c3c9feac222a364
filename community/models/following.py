"""What members follow, have read, and recognise."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from privacyportal.accounts.models import Organisation
from privacyportal.core.fields import CharField
from products.models import Product

from .forums import Forum, Topic

USER = settings.AUTH_USER_MODEL


class Following(models.Model):
    """This member wants to hear of new posts in a topic or a whole forum, or of changes of a product."""

    user = models.ForeignKey(USER, models.CASCADE, verbose_name="lid", related_name="followings")
    topic = models.ForeignKey(
        Topic, models.CASCADE, verbose_name="onderwerp", null=True, blank=True, related_name="followings"
    )
    forum = models.ForeignKey(
        Forum, models.CASCADE, verbose_name="subforum", null=True, blank=True, related_name="followings"
    )
    product = models.ForeignKey(
        Product, models.CASCADE, verbose_name="kennisproduct", null=True, blank=True, related_name="+"
    )
    since_at = models.DateTimeField("sinds", default=timezone.now)
    told_until_at = models.DateTimeField("wijzigingen verteld tot", default=timezone.now)  # of a product

    class Meta:
        verbose_name = "gevolgd"
        verbose_name_plural = "gevolgd"
        ordering = ["-since_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "topic"], name="topic_followed_once"),
            models.UniqueConstraint(fields=["user", "forum"], name="forum_followed_once"),
            models.UniqueConstraint(fields=["user", "product"], name="product_followed_once"),
            models.CheckConstraint(
                condition=Q(topic__isnull=False, forum=None, product=None)
                | Q(topic=None, forum__isnull=False, product=None)
                | Q(topic=None, forum=None, product__isnull=False),
                name="follows_one_thing",
            ),
        ]

    def __str__(self):
        return str(self.topic or self.forum or self.product)


class Bookmark(models.Model):
    """This member wants to find a topic or a product again; nobody else knows."""

    user = models.ForeignKey(USER, models.CASCADE, verbose_name="lid", related_name="bookmarks")
    topic = models.ForeignKey(
        Topic, models.CASCADE, verbose_name="onderwerp", null=True, blank=True, related_name="bookmarks"
    )
    product = models.ForeignKey(
        Product, models.CASCADE, verbose_name="kennisproduct", null=True, blank=True, related_name="bookmarks"
    )
    kept_at = models.DateTimeField("bewaard op", default=timezone.now)

    class Meta:
        verbose_name = "bewaard"
        verbose_name_plural = "bewaard"
        ordering = ["-kept_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "topic"], name="topic_bookmarked_once"),
            models.UniqueConstraint(fields=["user", "product"], name="product_bookmarked_once"),
            models.CheckConstraint(
                condition=Q(topic__isnull=True) ^ Q(product__isnull=True), name="bookmarks_topic_or_product"
            ),
        ]

    def __str__(self):
        return str(self.topic or self.product)


class ReadMark(models.Model):
    """Up to which post a member has read a topic; only for that member."""

    user = models.ForeignKey(USER, models.CASCADE, verbose_name="lid", related_name="+")
    topic = models.ForeignKey(Topic, models.CASCADE, verbose_name="onderwerp", related_name="read_marks")
    number = models.PositiveIntegerField("gelezen tot en met nummer")

    class Meta:
        verbose_name = "leeswijzer"
        verbose_name_plural = "leeswijzers"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["user", "topic"], name="read_mark_once")]

    def __str__(self):
        return str(self.number)


class MeToo(models.Model):
    """ "Wij ook": another municipality has the same question; one per municipality."""

    topic = models.ForeignKey(Topic, models.CASCADE, verbose_name="onderwerp", related_name="me_toos")
    organisation = models.ForeignKey(Organisation, models.CASCADE, verbose_name="organisatie", related_name="+")
    user = models.ForeignKey(USER, models.SET_NULL, verbose_name="lid", null=True, related_name="+")
    said_at = models.DateTimeField("gezegd op", default=timezone.now)

    class Meta:
        verbose_name = "wij ook"
        verbose_name_plural = "wij ook"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["topic", "organisation"], name="me_too_once")]

    def __str__(self):
        return str(self.organisation)


class Digest(models.Model):
    """Up to when a member has been told of new posts."""

    user = models.OneToOneField(USER, models.CASCADE, verbose_name="lid", related_name="+")
    told_until_at = models.DateTimeField("bijgepraat tot")
    rhythm_before = CharField("ritme voor het stoppen", max_length=10, blank=True)

    class Meta:
        verbose_name = "overzichtsmail"
        verbose_name_plural = "overzichtsmails"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.told_until_at:%Y-%m-%d %H:%M}"
