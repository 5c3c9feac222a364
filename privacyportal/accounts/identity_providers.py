"""Sign-in through a municipality's own identity provider (OpenID Connect), as IDENTITY_PROVIDERS says.

Who comes from there is known by the provider's own number, never by e-mail address. The address must lie in one of
the provider's domains and then counts as confirmed; an account that exists already is not joined silently.
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

from . import membership

log = logging.getLogger("portal.security")


class IdentityProviderAdapter(DefaultSocialAccountAdapter):
    def pre_social_login(self, request, sociallogin):
        if not _is_of_the_provider(sociallogin):
            page = render(request, "accounts/provider_refused.html", {"operator": settings.OPERATOR}, status=403)
            raise ImmediateHttpResponse(page)

    def populate_user(self, request, sociallogin, data):
        user = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name"), data.get("last_name"))
        user.name = (data.get("name") or " ".join(filter(None, parts)) or user.email.partition("@")[0])[:100]
        return user

    def save_user(self, request, sociallogin, form=None):
        user = super().save_user(request, sociallogin, form)
        return membership.confirm(user=user, email=user.email)


def _is_of_the_provider(sociallogin):
    """Does the address that the provider gave lie in one of its own domains?"""
    domains = {name.lower() for name in sociallogin.provider.app.settings["verified_email"]}
    return sociallogin.user.email.rpartition("@")[2].lower() in domains


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
