"""The alarm on the start page of the admin."""

from django import template

from .. import mail

register = template.Library()


@register.simple_tag
def late_mail_count():
    """How many mails should have left and did not."""
    return mail.late_mail().count()
