"""Who there is: members that are known, editors with a product each, and somebody at every desk."""

import os
import sys
from types import SimpleNamespace

ACCOUNTS_EACH = 4  # of a member: the portal takes five posts a minute of one, and here somebody posts for four


def settle(portal, *, members, editors, desk_workers):
    os.environ.update(portal.environment)
    import django

    django.setup()
    from django.db import connection

    from tests.factories import PASSWORD

    sys.excepthook = sys.__excepthook__
    town = SimpleNamespace(
        members=[_member(number) for number in range(members * ACCOUNTS_EACH)],
        editors=[_staff(f"Redacteur {number}", "eindredacteur") for number in range(editors)],
        products=[_product(number) for number in range(editors)],
        desk_workers=[_at_every_desk(number) for number in range(desk_workers)],
        topics=[],
        password=PASSWORD,
        crowd=members,
    )
    connection.close()
    return town


def _member(number):
    from tests.community.factories import make_known, make_member

    return make_known(make_member(f"Lid {number}")).email


def _staff(name, group):
    from django.contrib.auth.models import Group

    from tests.factories import make_member

    worker = make_member(name, is_staff=True)
    worker.groups.set(Group.objects.filter(name=group))
    return worker.email


def _product(number):
    from tests.factories import make_product, make_theme

    product = make_product(f"Handreiking onder vuur nummer {number}", themes=[make_theme()])
    return product.pk, product.slug


def _at_every_desk(number):
    from privacyportal.accounts.models import User
    from privacyportal.contact.models import Desk

    email = _staff(f"Loket {number}", "loket")
    for desk in Desk.objects.all():
        desk.staff.add(User.objects.get(email=email))
    return email
