"""A concept that waits for a colleague: to publish it, or to write on."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from privacyportal.core.fields import CharField

from .product import Product


def _colleague(label):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=label, null=True, blank=True, related_name="+"
    )


class Asked(models.Model):
    """Somebody asked to publish a concept; gone once that happened. `returned_at` turns it around.

    What is asked for has a `title` (of the concept), a `this` ("dit kennisproduct"), a `website_url`, and at the desk a
    `change_url`, `compare_url` and `publish_url`.
    """

    asked_by = _colleague("gevraagd door")
    asked_of = _colleague("gevraagd aan")  # empty: every eindredacteur
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    note = CharField("bij de vraag", max_length=300, blank=True)
    returned_by = _colleague("teruggegeven door")
    returned_at = models.DateTimeField("teruggegeven op", null=True, blank=True)
    answer = CharField("bij het teruggeven", max_length=300, blank=True)

    class Meta:
        abstract = True
        verbose_name = "vraag om publicatie"
        verbose_name_plural = "vragen om publicatie"
        ordering = ["asked_at", "pk"]

    def __str__(self):
        return self.title

    @property
    def state(self):
        """For a list of what is asked for."""
        return "teruggegeven" if self.returned_at else "vraagt om publicatie"


class Handover(Asked):
    product = models.OneToOneField(Product, models.CASCADE, verbose_name="kennisproduct", related_name="handover")

    this = "dit kennisproduct"

    @property
    def title(self):
        return getattr(self.product, "concept", self.product).title

    @property
    def website_url(self):
        return self.product.get_absolute_url()

    @property
    def change_url(self):
        return reverse("admin:products_product_change", args=[self.product_id])

    @property
    def compare_url(self):
        return reverse("admin:product_compare", args=[self.product_id])

    @property
    def publish_url(self):
        return reverse("admin:product_act", args=[self.product_id, "publiceren"])
