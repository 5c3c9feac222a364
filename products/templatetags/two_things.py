"""What a page tells of the document and of its own words: `products/two_things.py`, for templates."""

from django import template

from .. import two_things

register = template.Library()
register.filter(two_things.byline)
register.filter(two_things.check_note)
register.filter(two_things.check_sentence)
register.filter(two_things.document_facts)
register.filter(two_things.document_warnings)
register.filter(two_things.text_day)
register.filter(two_things.text_facts)
