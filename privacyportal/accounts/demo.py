"""The demo accounts: Anna, Bram and the others whom the tests and the documentation know."""

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from . import proposed_domains
from .models import Domain, Organisation, ProposedDomain, User

DOMAIN = "gemeente-voorbeeld.example"
ORGANISATION = "Gemeente Voorbeeld"
LISTED = {"is_listed": True, "is_organisation_listed": True, "is_role_listed": True}
PEOPLE = {
    "anna": {"name": "Anna de Vries", "own_role": "own_dpo", **LISTED},
    "bram": {"name": "Bram Bakker", "own_role": "own_privacy_officer"},
    "carla": {"name": "Carla Smit", "is_staff": True},
    "emma": {"name": "Emma Visser", "is_staff": True},
    "frank": {"name": "Frank Mulder", "is_staff": True},
    "wim": {"name": "Wim Jansen"},
    "beheer": {"name": "Beheer", "is_staff": True, "is_superuser": True},
}
GROUPS = {"carla": "moderator", "emma": "redacteur", "frank": "eindredacteur"}
WAITING = {"wim"}
CONFIRMED = ["almere.nl", "amersfoort.nl", "groningen.nl", "utrecht.nl", "zwolle.nl"]


@transaction.atomic
def make_demo_accounts(*, password):
    """Make every demo account that is not there yet, with this password; returns them by first name."""
    people = {first: _person(first) or _make(first, password) for first in PEOPLE}
    _confirm_some(by=people["beheer"])
    return people


def _person(first):
    return User.objects.filter(email=f"{first}@{DOMAIN}").first()


def _make(first, password):
    now = timezone.now()
    standing = {"organisation_typed": ORGANISATION} if first in WAITING else _membership(now)
    user = User.objects.create_user(
        f"{first}@{DOMAIN}", password, confirmed_at=now, **_rules(), **standing, **PEOPLE[first]
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    user.groups.set(Group.objects.filter(name=GROUPS.get(first)))
    return user


def _rules():
    return {"accepted_rules": settings.HOUSE_RULES_VERSION}


def _membership(now):
    organisation, _ = Organisation.objects.get_or_create(
        name=ORGANISATION, defaults={"kind": Organisation.Kind.PARTNERSHIP}
    )
    return {"approved_at": now, "organisation": organisation}


def _confirm_some(*, by):
    """Wim asked access before the domain of his organisation was known: he now fits."""
    Domain.objects.get_or_create(name=DOMAIN, organisation=Organisation.objects.get(name=ORGANISATION))
    proposed_domains.confirm(proposals=ProposedDomain.objects.undecided().filter(name__in=CONFIRMED), by=by)
