"""The mails about an account: for every mail of django-allauth our own subject and text, through the one queue."""

from urllib.parse import urlsplit

from django.conf import settings

from privacyportal.core.mail import queue_mail

MAILS = {
    "account/email/email_confirmation_signup": ("Bevestig uw e-mailadres", "confirm_address"),
    "account/email/email_confirmation": ("Bevestig uw e-mailadres", "confirm_address"),
    "account/email/account_already_exists": ("U hebt al een account", "account_exists"),
    "account/email/password_reset_key": ("Kies een nieuw wachtwoord", "reset_password"),
    "account/email/password_reset": ("Uw wachtwoord is gewijzigd", "password_changed"),
    "account/email/password_changed": ("Uw wachtwoord is gewijzigd", "password_changed"),
    "account/email/password_set": ("Uw wachtwoord is gewijzigd", "password_changed"),
    "account/email/email_changed": ("Uw e-mailadres is gewijzigd", "address_changed"),
    "mfa/email/totp_activated": ("Uw tweede stap staat aan", "second_factor_changed"),
    "mfa/email/totp_deactivated": ("Uw app voor de tweede stap is verwijderd", "second_factor_changed"),
    "mfa/email/webauthn_added": ("Er is een sleutel toegevoegd", "second_factor_changed"),
    "mfa/email/webauthn_removed": ("Er is een sleutel verwijderd", "second_factor_changed"),
    "mfa/email/recovery_codes_generated": ("U hebt nieuwe herstelcodes", "second_factor_changed"),
    "socialaccount/email/account_connected": ("U kunt inloggen via uw organisatie", "second_factor_changed"),
    "socialaccount/email/account_disconnected": ("Inloggen via uw organisatie is uit", "second_factor_changed"),
}
FAREWELL = "Uw account is verwijderd"


def send_allauth_mail(prefix, email, context):
    """Queue the mail that django-allauth calls `prefix`; raises KeyError for one that we have no text for."""
    subject, template = MAILS[prefix]
    ours = {name: _at_our_site(value) for name, value in context.items()}
    send_account_mail(to=email, subject=subject, template=template, **ours)


def _at_our_site(value):
    """An address that django-allauth made from the request's Host header, made from SITE_URL instead."""
    if not isinstance(value, str) or not value.startswith(("http://", "https://")):
        return value
    return settings.SITE_URL + urlsplit(value)._replace(scheme="", netloc="").geturl()


def send_account_mail(*, to, subject, template, **context):
    return queue_mail(
        to=to,
        subject=subject,
        template=f"accounts/{template}",
        context={"subject": subject, "operator": settings.OPERATOR, **context},
    )
