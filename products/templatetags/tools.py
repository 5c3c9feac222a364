"""What the pages of the admin ask about a tool: {% desk_url aid "act" "publiceren" %}."""

from django import template

register = template.Library()


@register.simple_tag
def desk_url(tool, page, *args):
    """The address of a page of the desk about this tool."""
    return tool.desk_url(page, *args)


@register.filter
def concept_key(version):
    """The name of a kept concept in an address of the desk."""
    return f"c{version.history_id}"
