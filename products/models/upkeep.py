"""What keeps products right over time: links that broke, and who was asked to check."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from privacyportal.core.fields import CharField

from .product import Product


class BrokenLink(models.Model):
    """A link in a product that led nowhere when we last tried it."""

    product = models.ForeignKey(Product, models.CASCADE, verbose_name="kennisproduct", related_name="broken_links")
    address = CharField("adres", max_length=2000)
    problem = CharField("wat er mis is", max_length=200)
    found_at = models.DateTimeField("gevonden op", default=timezone.now)

    class Meta:
        verbose_name = "kapotte link"
        verbose_name_plural = "kapotte links"
        ordering = ["product__title", "address", "pk"]

    def __str__(self):
        return self.address


class ReviewMail(models.Model):
    """An owner was told which products need a check; one mail a month."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="eigenaar", related_name="+")
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
