"""Which products: chainable answers, each an adjective or a preposition."""

from datetime import timedelta

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from privacyportal.core.natural_keys import NaturalKeyQuerySet

from .status import Status

REVISION_GRACE = timedelta(days=60)  # how long a missed check stays our own business


def is_published(path=""):
    """What every visitor may read now: current, replaced and withdrawn products that are not offline; `path` leads there."""
    now = timezone.now()
    is_out = ~Q(**{f"{path}status": Status.CONCEPT}) & Q(**{f"{path}published_at__lte": now})
    return is_out & (Q(**{f"{path}offline_at": None}) | Q(**{f"{path}offline_at__gt": now}))


def _labels():
    """The condition of each public label today."""
    too_late = timezone.localdate() - REVISION_GRACE
    current = Q(status=Status.PUBLISHED, check_before_on__gte=too_late)
    return {
        "actueel": current & Q(outdated_note=""),
        "document-verouderd": current & ~Q(outdated_note=""),
        "wordt-herzien": Q(status=Status.PUBLISHED, check_before_on__lt=too_late),
        "vervangen": Q(status=Status.REPLACED),
    }


class LawTermQuerySet(NaturalKeyQuerySet):
    natural_key_field = "term"

    def outdated(self):
        return self.exclude(replaced_by="")


class ProductQuerySet(NaturalKeyQuerySet):
    def without_newer_concepts(self):
        """Each product once: the rows that hold a newer concept of another row are left out."""
        return self.filter(concept_of=None)

    def with_a_concept(self):
        """Those that are one, or of which there is a newer one."""
        newer = self.model.objects.exclude(concept_of=None).values("concept_of")
        return self.filter(Q(status=Status.CONCEPT) | Q(pk__in=newer))

    def related_to(self, key):
        """What the product with this key names under "hoort hierbij", and what names it."""
        return self.filter(Q(related_from=key) | Q(related=key)).exclude(pk=key).distinct()

    def published(self):
        return self.filter(is_published())

    def offline(self):
        """Once published, now taken away: their address answers 410."""
        now = timezone.now()
        return self.exclude(status=Status.CONCEPT).filter(published_at__lte=now, offline_at__lte=now)

    def in_catalogue(self):
        return self.published().exclude(status=Status.WITHDRAWN)

    def due_for_review(self, on=None):
        return self.filter(check_before_on__lt=on or timezone.localdate())

    def with_labels(self):
        """Each with its public label as `label`; empty when it has none."""
        labels = [When(condition, then=Value(label)) for label, condition in _labels().items()]
        return self.annotate(label=Case(*labels, default=Value("")))

    def by_title(self):
        """In the order of the alphabet, but what was replaced right under what took its place."""
        successor = self.model.objects.filter(pk=OuterRef("superseded_by")).values("title")
        place = Case(When(superseded_by=None, then=F("title")), default=Subquery(successor))  # few have one
        return self.order_by(place, F("superseded_by").asc(nulls_first=True), "title", "pk")

    def containing(self, words):
        """Products in which each word of `words` occurs, in title, summary or text."""
        for word in words.split()[:10]:
            self = self.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(body__icontains=word))
        return self

    def in_order(self, slugs):
        """Those with one of these slugs, in the order in which they are named."""
        places = [When(slug=slug, then=place) for place, slug in enumerate(slugs)]
        return self.filter(slug__in=slugs).order_by(Case(*places)) if places else self.none()

    def for_links(self):
        return self.select_related("publisher").defer("body", "kept")

    def for_cards(self):
        return self.for_links().prefetch_related("written_under")

    def for_text(self):
        return self.select_related("publisher", "superseded_by").prefetch_related("written_under").defer("kept")

    def for_page(self):
        return self.select_related("publisher", "superseded_by").prefetch_related("written_under", "themes", "files")


class ChangeQuerySet(models.QuerySet):
    def public(self):
        """Major changes of published products, newest first; `.is_update` when its version was told of before."""
        changes = self.filter(is_published("product__"), is_major=True)
        same = {"product": OuterRef("product"), "version": OuterRef("version"), "is_major": True}
        earlier = self.model.objects.filter(**same, changed_at__lt=OuterRef("changed_at"))
        return changes.annotate(is_update=Exists(earlier)).select_related("product").order_by("-changed_at", "-pk")
