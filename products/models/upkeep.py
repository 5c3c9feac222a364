"""What keeps products right over time: links that broke, and who was asked to check."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from privacyportal.core.fields import CharField

from .product import Product


class BrokenLink(models.Model):
    """A link that led nowhere when we last tried it: in a product, or in another text of this website.

    That other text is `where`, as the admin calls it: `pages_helppage:3`.
    """

    product = models.ForeignKey(
        Product, models.CASCADE, verbose_name="kennisproduct", null=True, blank=True, related_name="broken_links"
    )
    where = CharField("andere plaats", max_length=80, blank=True)
    title = CharField("naam van die plaats", max_length=300, blank=True)
    address = CharField("adres", max_length=2000)
    problem = CharField("wat er mis is", max_length=200)
    found_at = models.DateTimeField("gevonden op", default=timezone.now)

    class Meta:
        verbose_name = "kapotte link"
        verbose_name_plural = "kapotte links"
        ordering = ["product__title", "title", "address", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(product=None, where__gt="") | Q(product__isnull=False, where=""),
                name="broken_link_in_one_place",
                violation_error_message="Een kapotte link staat in een kennisproduct, of op een andere plaats.",
            )
        ]

    def __str__(self):
        return self.address

    @property
    def place(self):
        """The name of the text in which it stands."""
        return self.product.title if self.product_id else self.title

    @property
    def change_url(self):
        """Where an editor mends it."""
        form, _, number = ("products_product", "", self.product_id) if self.product_id else self.where.partition(":")
        return reverse(f"admin:{form}_change", args=[number])


class LinkRound(models.Model):
    """An act asks for a look at the links beside those in products; with `done_at` it is the last look that there was.

    A row per act instead of one flag: acts at the same moment never wait for each other, and none is missed.
    """

    done_at = models.DateTimeField("gedaan op", null=True, blank=True)

    class Meta:
        verbose_name = "ronde langs links"
        verbose_name_plural = "rondes langs links"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.done_at:%d-%m-%Y}" if self.done_at else "gevraagd"


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
