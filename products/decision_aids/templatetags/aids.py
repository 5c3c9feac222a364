"""How the texts of a definition are shown."""

from django import template

from products.definitions.showing import desk_door, introduced, products_of, written

from .. import clock
from ..addresses import question_url, start_url
from ..editions import live, live_aids
from ..models import DecisionAid

register = template.Library()
register.filter(introduced)
register.filter(written)
register.simple_tag(products_of)
SHORT = 220  # signs; a longer help text is folded


@register.simple_tag
def desk_door_of(aid, user):
    """Where this person may change the aid at the desk; empty when she may not."""
    return desk_door(DecisionAid, aid.slug, user)


@register.filter
def is_short(text):
    return len(text) <= SHORT


@register.filter
def in_words(moment):
    """`maandag 16 november 2026, 16.30 uur`."""
    return clock.in_words(moment)


@register.simple_tag
def start_of(aid):
    """The address of the first question."""
    return question_url(aid, aid.definition.questions[aid.definition.first], {})


@register.simple_tag
def aids_about(product):
    """The published aids that belong with a product."""
    return [aid for aid in live_aids() if product.slug in aid.definition.products]


@register.simple_tag
def address_of_aid(slug):
    """The address of a published aid; nothing when it is not there (any more)."""
    aid = live(slug)
    return start_url(aid) if aid else ""
