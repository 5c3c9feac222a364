"""Where django-allauth asks us: our sentences, our mail queue, and what follows when an address is confirmed."""

import logging

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import resolve_url

from privacyportal.core.rate_limit import client_network

from . import code_forms, invitations, membership, sessions, sign_in_places
from .mails import send_allauth_mail
from .return_address import is_ours

log = logging.getLogger("portal.security")
TOO_OFTEN = "U hebt te vaak een verkeerd wachtwoord ingevuld. Probeer het over 15 minuten opnieuw."
LET_IN = "U hebt toegang tot de community."
LOOKED_AT = "Wij controleren of u bij een gemeente werkt."
SENTENCES = {
    "account/messages/email_confirmed.txt": "Uw e-mailadres is bevestigd.",
    "account/messages/email_confirmation_failed.txt": "Dit e-mailadres kon niet worden bevestigd.",
    "account/messages/password_changed.txt": "Uw wachtwoord is gewijzigd.",
    "account/messages/password_set.txt": "Uw wachtwoord is gewijzigd.",
    "mfa/messages/totp_activated.txt": "De tweede stap staat aan.",
    "mfa/messages/totp_deactivated.txt": "De app is verwijderd.",
    "mfa/messages/recovery_codes_generated.txt": "U hebt nieuwe herstelcodes.",
    "mfa/messages/webauthn_added.txt": "De sleutel is toegevoegd.",
    "mfa/messages/webauthn_removed.txt": "De sleutel is verwijderd.",
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "Dit e-mailadres en wachtwoord horen niet bij elkaar.",
        "too_many_login_attempts": TOO_OFTEN,
        "incorrect_password": "Dit wachtwoord klopt niet.",
        "enter_current_password": "Dit is niet uw wachtwoord van nu.",
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe aan.",
        "duplicate_email": "Dit is al uw e-mailadres.",
        "incorrect_code": code_forms.WRONG,
        "rate_limited": "U doet dit te snel achter elkaar. Wacht 1 minuut.",
    }

    def is_ajax(self, request):
        return False

    def get_login_redirect_url(self, request):
        """Who is a member comes for the community, who waits for how her request stands."""
        return resolve_url("community:home") if request.user.is_member else super().get_login_redirect_url(request)

    def is_safe_url(self, url):
        return is_ours(context.request, url)

    def get_client_ip(self, request):
        """The address range by which attempts are counted."""
        return client_network(request)

    def _get_login_attempts_cache_key(self, request, **credentials):
        """Who comes from where she always comes from has a count of her own: nobody elsewhere can use it up."""
        # Not django-allauth's own key: that has the Host of the request, of which whoever tries passwords chooses the port.
        key, place = credentials.get("email", "").lower(), client_network(request)
        is_known = sign_in_places.is_known(email=credentials.get("email", ""), network=place)
        return f"{key} {place}" if is_known else key

    def save_user(self, request, user, form, commit=True):
        """Write the account of a sign-up form, with what we ask besides the address and the password."""
        return membership.ask_access(user=super().save_user(request, user, form, commit=False), **_asked(form))

    def confirm_email(self, request, email_address):
        with transaction.atomic():
            is_confirmed = super().confirm_email(request, email_address)
            if is_confirmed:
                user = membership.confirm(user=email_address.user, email=email_address.email)
                self.add_message(request, messages.INFO, message=LET_IN if user.approved_at else _looked_at())
        return is_confirmed

    def pre_authenticate(self, request, **credentials):
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            log.warning("sign-in held up: too many attempts")
            raise

    def authentication_failed(self, request, **credentials):
        log.info("sign-in failed")

    def post_login(self, request, user, **kwargs):
        membership.note_sign_in(user=user)
        sign_in_places.note(user=user, network=client_network(request))
        sessions.note_browser(request)
        log.info("sign-in of person %s", user.pk)
        return super().post_login(request, user, **kwargs)

    def add_message(self, request, level, message_template=None, message_context=None, extra_tags="", message=None):
        if message := message or SENTENCES.get(message_template):
            messages.add_message(request, level, message, extra_tags=extra_tags)

    def send_mail(self, template_prefix, email, context):
        send_allauth_mail(template_prefix, email, context)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": code_forms.WRONG,
        "unverified_email": "Bevestig eerst uw e-mailadres.",
        "cannot_generate_recovery_codes": "Zet eerst een app of sleutel aan.",
    }


def _looked_at():
    return f"{LOOKED_AT} {settings.OPERATOR['admission_time'].promise('u krijgt {} bericht.')}"


def _asked(form):
    token, email = form.cleaned_data["invitation"], form.cleaned_data["email"]
    answers = {name: form.cleaned_data[name] for name in ("name", "organisation", "mail_rhythm", "own_role")}
    return {**answers, "invited_by": invitations.inviter(token=token, email=email)}
