"""How the portal writes dates, sizes and text in its templates."""

import json

from django import template
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from ..email_addresses import shown_address
from ..exits import readable
from ..references import known
from ..references.showing import as_html

register = template.Library()


@register.filter
def dutch_date(moment):
    """`27 maart 2026` in a `<time>` element; nothing for nothing."""
    return _time(moment, "j F Y")


@register.filter
def dutch_time(moment):
    """`27 maart 2026, 14.05 uur` in a `<time>` element."""
    return _time(moment, "j F Y, H.i \\u\\u\\r")


@register.filter
def filesize_nl(size):
    """A number of bytes as people read it: `340 kB`, `2,4 MB`."""
    if size < 1024**2:
        return f"{max(1, round(size / 1024))} kB"
    return f"{size / 1024**2:.1f} MB".replace(".", ",")


@register.filter
def tel(number):
    """The address with which a telephone calls the Dutch `number`: `070 204 55 11` is `tel:+31702045511`."""
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return f"tel:+31{digits[1:]}" if digits.startswith("0") and not digits.startswith("00") else f"tel:{digits}"


@register.filter
def address(email):
    """A kept e-mail address as people write it: `anna@gemeente-súdwest.nl`."""
    return shown_address(email or "")


@register.filter
def promise(word, sentence):
    """`sentence` with this term of the operator in it, as a wish while nobody confirmed it."""
    return word.promise(sentence)


@register.filter
def with_laws(text):
    """A plain text in which each article of law is a link to its official page."""
    return as_html(text or "", known.recent().laws)


@register.filter
def json_ld(facts):
    """A dictionary as a JSON-LD block; `<`, `>` and `&` are escaped, so that no text ends the element."""
    escapes = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
    text = json.dumps(readable(facts), ensure_ascii=False).translate(escapes)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def _time(moment, pattern):
    if not moment:
        return ""
    if hasattr(moment, "tzinfo") and moment.tzinfo:
        moment = timezone.localtime(moment)
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), date_format(moment, pattern))
