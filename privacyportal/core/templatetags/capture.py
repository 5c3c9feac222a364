"""A block can stand in a page once; what it says may be needed more often (title, description)."""

from django import template
from django.utils.safestring import mark_safe

register = template.Library()


@register.simple_block_tag
def capture(content):
    """`{% capture as name %}…{% endcapture %}` keeps what stands between as `name`, trimmed and escaped as it was."""
    return mark_safe(content.strip())
