"""A concept that waits for a colleague: to publish it, or to write on."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from privacyportal.core.fields import CharField

from .product import Product


def _colleague(label):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=label, null=True, blank=True, related_name="+"
    )


class Handover(models.Model):
    """Somebody asked to publish the newest concept of `product`; gone once that happened. `returned_at` turns it around."""

    product = models.OneToOneField(Product, models.CASCADE, verbose_name="kennisproduct", related_name="handover")
    asked_by = _colleague("gevraagd door")
    asked_of = _colleague("gevraagd aan")  # empty: every eindredacteur
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)
    note = CharField("bij de vraag", max_length=300, blank=True)
    returned_by = _colleague("teruggegeven door")
    returned_at = models.DateTimeField("teruggegeven op", null=True, blank=True)
    answer = CharField("bij het teruggeven", max_length=300, blank=True)

    class Meta:
        verbose_name = "vraag om publicatie"
        verbose_name_plural = "vragen om publicatie"
        ordering = ["asked_at", "pk"]

    def __str__(self):
        return str(self.product)
