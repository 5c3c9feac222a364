"""Header and footer, where the template of all pages has them."""

from django import template
from django.template.loader import render_to_string

from .. import frame

register = template.Library()


@register.simple_tag(takes_context=True)
def site_header(context):
    """The header; of a page that was made without a request, what can be said without one."""
    portal = context.get("portal")
    return frame.header(portal) if portal else render_to_string("layout/header.html", {"portal": portal})


@register.simple_tag(takes_context=True)
def site_footer(context):
    portal = context.get("portal")
    if not portal:
        return render_to_string("layout/footer.html", {"portal": portal})
    return frame.footer(portal["name"], portal["footer"], str(portal["operator"]["name"]))
