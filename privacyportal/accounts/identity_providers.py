"""Sign-in through a municipality's own identity provider (OpenID Connect), as IDENTITY_PROVIDERS says.

Who comes from there is known by the provider's own number, never by e-mail address. A new person's address must lie
in one of the provider's domains and then counts as confirmed; an account that exists already is not joined silently.
Who is known comes in whatever became of the domains, with the name and the address that the provider gives now.
"""

import logging
from functools import wraps

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from requests import RequestException

from privacyportal.core.domains import domain_of

from . import membership, names

log = logging.getLogger("portal.security")


class IdentityProviderAdapter(DefaultSocialAccountAdapter):
    def is_email_verified(self, provider, email):
        return domain_of(email) in provider.app.settings["verified_email"]

    def pre_social_login(self, request, sociallogin):
        email = _given_address(sociallogin)
        is_of_the_provider = email and self.is_email_verified(sociallogin.provider, email)
        if sociallogin.is_existing:
            name = _given_name(sociallogin.provider.extract_common_fields(sociallogin.account.extra_data))
            membership.follow_provider(user=sociallogin.user, name=name, email=email if is_of_the_provider else "")
        elif not is_of_the_provider:
            log.warning("sign-in by %s refused: no address of its domains", sociallogin.provider.app.provider_id)
            context = {"operator": settings.OPERATOR, "has_no_address": not email}
            raise ImmediateHttpResponse(render(request, "accounts/provider_refused.html", context, status=403))

    def populate_user(self, request, sociallogin, data):
        user = super().populate_user(request, sociallogin, data)
        user.name = _given_name(data) or _without_role(user.email.partition("@")[0][:100]) or "Lid"
        return user

    def save_user(self, request, sociallogin, form=None):
        user = super().save_user(request, sociallogin, form)
        return membership.confirm(user=user, email=user.email)


def _given_address(sociallogin):
    return sociallogin.email_addresses[0].email if sociallogin.email_addresses else ""


def _given_name(data):
    """The name that the provider gives; "" when it gives none."""
    parts = filter(None, (data.get("first_name"), data.get("last_name")))
    name = str(data.get("name") or " ".join(map(str, parts)))[:100]
    return _without_role(name)


def _without_role(name):
    return "" if names.why_refused(name) else name


def _dutch_when_away(view):
    """A provider that is away or talks nonsense is a page with a next step, not a crash."""

    @login_not_required
    @wraps(view)
    def door(request, provider_id):
        try:
            return view(request, provider_id)
        except (RequestException, OAuth2Error, KeyError, ValueError) as error:
            log.error("identity provider %s: %s", provider_id, type(error).__name__)
            return render(request, "accounts/provider_away.html", status=503)

    return door


sign_in = _dutch_when_away(openid_connect.login)
callback = _dutch_when_away(openid_connect.callback)
