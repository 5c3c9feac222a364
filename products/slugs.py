"""The address of a product: made out of its title, and never that of something else."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from privacyportal.core.leaks import refuse_bsn
from privacyportal.core.refusals import Refused
from privacyportal.core.reserved_words import refuse_reserved, reserved_words

from .models import FormerSlug, Product

ROUTE = "products:detail"


def free_slug(title):
    """An address for a new product out of its title, with a number behind it when it is taken."""
    base = slugify(title)[:110] or "kennisproduct"
    slug, number = base, 2
    while _is_taken(slug):
        slug, number = f"{base}-{number}", number + 1
    return slug


def chosen_slug(typed, *, product):
    """The new address that someone chose for `product`. Raises Refused when it cannot be that."""
    slug = slugify(typed)[:120]
    if not slug or slug == product.slug:
        raise Refused("Vul een nieuw adres in. Gebruik kleine letters, cijfers en streepjes.")
    refuse_bsn(slug, "het adres")
    try:
        refuse_reserved(slug, ROUTE)
    except ValidationError as error:
        raise Refused(error.message) from error
    if Product.objects.filter(slug=slug).exists():
        raise Refused(f"Het adres {slug} is al van een ander product.")
    if FormerSlug.objects.filter(slug=slug).exclude(product=product).exists():
        raise Refused(f"Het adres {slug} verwijst al door naar een ander product.")
    return slug


def _is_taken(slug):
    is_known = Product.objects.filter(slug=slug).exists() or FormerSlug.objects.filter(slug=slug).exists()
    return is_known or slug in reserved_words(ROUTE)
