"""The link with which anyone may read a saved concept, for seven days and without an account."""

from django.core import signing
from django.urls import reverse

SALT = "products.preview"
VALID_FOR = 7 * 24 * 60 * 60  # seconds


def preview_url(product):
    """A fresh link to the newest concept of `product`."""
    return reverse("preview", args=[signing.dumps(product.concept_of_id or product.pk, salt=SALT)])


def number_in(token):
    """The number of the product that `token` leads to. Raises signing.SignatureExpired, signing.BadSignature."""
    return signing.loads(token, salt=SALT, max_age=VALID_FOR)
