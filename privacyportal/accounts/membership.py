"""How a person comes in: asking access, confirming the address, and being let in, refused or blocked."""

import logging

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.db import transaction
from django.utils import timezone

from privacyportal.core.refusals import Refused

from .mails import send_account_mail
from .models import Organisation, User
from .names import check_name
from .sessions import end_sessions

log = logging.getLogger("portal.security")


class OwnSecondFactor(Refused):
    """Who lost hers asks a colleague: else whoever has her session would have her account."""


class ReasonMissing(Refused):
    """A refusal or block says why; the person receives the reason."""


def ask_access(*, user, name, organisation, mail_rhythm, own_role="", invited_by=None):
    """Save a new account that accepted the house rules; she waits until her address is confirmed.

    Raises names.BorrowedRole for a name that holds a role.
    """
    check_name(name)
    user.name, user.organisation_typed, user.mail_rhythm = name, organisation, mail_rhythm
    user.own_role, user.invited_by = own_role, invited_by
    user.accepted_rules = settings.HOUSE_RULES_VERSION
    user.save()
    return user


@transaction.atomic
def confirm(*, user, email):
    """Note that `user` reads mail at `email`. An address in the domain of one organisation is let in, any other waits.

    A member who moves to an address elsewhere waits again: it was her address that let her in.
    """
    user.confirmed_at, user.bounced_at = timezone.now(), None
    known = list(Organisation.objects.of_address(email))
    user.approved_at = user.confirmed_at if len(known) == 1 else None
    if user.approved_at:
        user.invited_by = None
        user.organisation, user.refused_at, user.refusal_reason = known[0], None, ""
    user.save()
    if User.objects.waiting().contains(user):
        _tell_deciders()
    return user


@transaction.atomic
def approve(*, user, by, organisation=None):
    """Let `user` in, with the organisation that `by` checked, and tell her so."""
    user.organisation = organisation or user.organisation or Organisation.objects.named(user.organisation_typed)
    user.approved_at, user.refused_at, user.refusal_reason = timezone.now(), None, ""
    user.invited_by = None  # it helped to decide, and that is done
    user.save()
    send_account_mail(to=user.email, subject="U hebt toegang tot de community", template="approved", user=user)
    log.info("person %s let in by person %s", user.pk, by.pk)
    return user


@transaction.atomic
def refuse(*, user, by, reason):
    """Refuse `user` for `reason`, which she receives. After 30 days her data goes (`aging`)."""
    user.refused_at, user.refusal_reason, user.approved_at = timezone.now(), _said(reason), None
    user.invited_by = None
    user.save()
    send_account_mail(to=user.email, subject="Uw verzoek om toegang", template="refused", user=user)
    log.info("person %s refused by person %s", user.pk, by.pk)
    return user


@transaction.atomic
def block(*, user, by, reason):
    """Close the community for `user`, for `reason`, which she receives; her sessions end now."""
    user.blocked_at, user.blocked_reason = timezone.now(), _said(reason)
    user.save()
    end_sessions(user=user)
    send_account_mail(to=user.email, subject="Uw toegang tot de community is gestopt", template="blocked", user=user)
    log.info("person %s blocked by person %s", user.pk, by.pk)
    return user


@transaction.atomic
def unblock(*, user, by):
    user.blocked_at, user.blocked_reason = None, ""
    user.save()
    send_account_mail(to=user.email, subject="U hebt weer toegang tot de community", template="approved", user=user)
    log.info("person %s unblocked by person %s", user.pk, by.pk)
    return user


@transaction.atomic
def take_away_second_factor(*, user, by):
    """Let `user` sign in with a password alone again, after a lost phone or key, and tell her so.

    Raises OwnSecondFactor when she would do that herself.
    """
    if user == by:
        raise OwnSecondFactor("Uw eigen tweede stap kunt u niet weghalen. Vraag dat een andere beheerder.")
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user=user)
    subject = "Uw tweede stap is weggehaald"
    send_account_mail(to=user.email, subject=subject, template="second_factor_changed", user=user)
    log.info("second factor of person %s taken away by person %s", user.pk, by.pk)
    return user


def accept_house_rules(*, user):
    """Write down that `user` accepts the house rules in their present version (HOUSE_RULES_VERSION)."""
    user.accepted_rules = settings.HOUSE_RULES_VERSION
    user.save(update_fields=["accepted_rules"])
    return user


def change_details(*, user, name, organisation=None, own_role=""):
    """Change the name, the role and, while nobody checked it, the organisation of `user`. Raises names.BorrowedRole."""
    if name != user.name:
        check_name(name)
    user.name, user.own_role = name, own_role
    if organisation is not None and not user.organisation:
        user.organisation_typed = organisation
    user.save(update_fields=["name", "own_role", "organisation_typed"])
    return user


@transaction.atomic
def follow_provider(*, user, name="", email=""):
    """Take over what the organisation's identity provider says of `user` now. Her standing stays as it is, also when
    her address moves along to a domain that we do not know yet: the provider vouches for her. An address that
    another account has is left there."""
    user.name = name or user.name
    if email and email.lower() != user.email and _is_free(email, user):
        user.email = email.lower()
        EmailAddress.objects.filter(user=user).delete()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        known = list(Organisation.objects.of_address(email))
        user.organisation = known[0] if len(known) == 1 else user.organisation
    user.save(update_fields=["name", "email", "organisation"])
    return user


def note_sign_in(*, user):
    """Who signs in is here: earlier warnings that the account would go no longer count."""
    if user.inactivity_warnings:
        user.inactivity_warnings, user.warned_at = 0, None
        user.save(update_fields=["inactivity_warnings", "warned_at"])
    return user


def _is_free(email, user):
    others = EmailAddress.objects.filter(email__iexact=email, verified=True).exclude(user=user)
    return not (others.exists() or User.objects.filter(email__iexact=email).exclude(pk=user.pk).exists())


def _said(reason):
    if not reason.strip():
        raise ReasonMissing("Zeg waarom. De persoon leest deze reden.")
    return reason.strip()


def _tell_deciders():
    """Who asks was told when she hears more; the mail does not say who it is."""
    for decider in ModelBackend().with_perm("accounts.change_accessrequest").filter(is_staff=True):
        send_account_mail(
            to=decider.email, subject="Iemand vraagt toegang tot de community", template="access_waits", decider=decider
        )
