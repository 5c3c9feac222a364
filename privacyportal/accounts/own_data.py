"""The accounts' own share of what is known of a person."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from post_office.models import Email

from .models import User
from .personal_data import Part
from .sessions import end_sessions

PROFILE = (
    "email",
    "name",
    "organisation_typed",
    "joined_at",
    "confirmed_at",
    "approved_at",
    "refused_at",
    "refusal_reason",
    "blocked_at",
    "blocked_reason",
    "accepted_rules",
    "mail_rhythm",
    "is_answered_at_once",
    "own_role",
    "bounced_at",
    "is_listed",
    "is_organisation_listed",
    "is_role_listed",
    "is_email_listed",
    "last_login",
    "warned_at",
)


def export(user):
    return {
        "profile": {name: getattr(user, name) for name in PROFILE},
        "organisation": user.organisation and user.organisation.name,
        "invited_by": user.invited_by and user.invited_by.name,
        "groups": list(user.groups.order_by("name").values_list("name", flat=True)),
        "roles": list(user.roles.values("role", "granted_at")),
        "addresses": list(EmailAddress.objects.filter(user=user).order_by("pk").values("email", "verified")),
        "second_factor": list(_authenticators(user).values("type", "created_at", "last_used_at")),
        "identity_providers": list(_social_accounts(user).values("provider", "uid", "date_joined")),
        "sign_in_places": list(user.places.values("last_used_on")),
        "mails": list(_mails(user).values("subject", "created", "status")),
        "admin_log": list(_deeds(user).values("action_time", "object_repr", "change_message")),
    }, []


def erase(user, *, keep_posts):
    """Everything that names the person: mails, sessions, what the admin log says about her, and the account."""
    end_sessions(user=user)
    _mails(user).delete()
    _log_about(user).update(object_repr="verwijderd account", change_message="")
    LogEntry.objects.filter(user=user).delete()
    user.delete()


def _authenticators(user):
    return Authenticator.objects.filter(user=user).order_by("pk")


def _social_accounts(user):
    return SocialAccount.objects.filter(user=user).order_by("pk")


def _mails(user):
    """Mails to any of the person's addresses, queued and sent; each mail of ours has one receiver."""
    addresses = {user.email, *EmailAddress.objects.filter(user=user).values_list("email", flat=True)}
    return Email.objects.filter(to__in=addresses).order_by("pk")


def _deeds(user):
    return LogEntry.objects.filter(user=user).order_by("pk")


def _log_about(user):
    kinds = ContentType.objects.get_for_models(User, *User.__subclasses__(), for_concrete_models=False).values()
    return LogEntry.objects.filter(content_type__in=kinds, object_id=str(user.pk))


PART = Part(name="account", export=export, erase=erase)
