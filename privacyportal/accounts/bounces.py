"""People whose mail server says that they have no mailbox: what is news waits, what must arrive is still sent."""

import logging

from django.utils import timezone

from privacyportal.core.mail import address_gone

from .models import User

log = logging.getLogger("portal.mail")


def listen():
    address_gone.connect(set_aside)


def set_aside(sender, addresses, **_):
    """Send no news to these addresses until their owner says that she reads there, or somewhere else."""
    people = User.objects.filter(email__in=[address.lower() for address in addresses], bounced_at=None)
    if count := people.update(bounced_at=timezone.now()):
        log.warning("%s people get no news until they look at their address", count)


def reads_there(*, user):
    """She says that her address is right: news goes there again."""
    User.objects.filter(pk=user.pk).update(bounced_at=None)
