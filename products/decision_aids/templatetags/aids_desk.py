"""What the pages of the admin ask about an aid."""

from django import template

register = template.Library()


@register.filter
def concept_key(version):
    """The name of a kept concept in an address of the desk."""
    return f"c{version.history_id}"
