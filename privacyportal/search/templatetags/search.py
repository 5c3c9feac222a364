from django import template

from ..sources import KIND_LABELS

register = template.Library()


@register.filter
def kind_label(kind):
    """What a reader calls a kind: `Kennisproduct`, `Begrip`."""
    return KIND_LABELS.get(kind, kind)
