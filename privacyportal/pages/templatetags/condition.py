"""The alarm on the start page of the desk, for who can do something about it."""

from django import template

from ..condition import what_is_wrong as found
from ..desk import RIGHT

register = template.Library()


@register.simple_tag
def what_is_wrong(user):
    return found() if user.has_perm(RIGHT) else []
