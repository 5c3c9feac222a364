"""`{% typed_words as texts %}`: what somebody typed, on a page that has to say no."""

from django import template

from .. import kept_text

register = template.Library()


@register.simple_tag(takes_context=True)
def typed_words(context):
    return kept_text.typed_words(context["request"])
