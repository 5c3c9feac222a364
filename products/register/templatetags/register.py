"""Where other pages lead to the register."""

from django import template

register = template.Library()
ABOUT = "structuur-register-van-verwerkingen"


@register.filter
def is_about_the_register(product):
    """Whether a product is the one that the register page makes usable."""
    return product.slug == ABOUT
