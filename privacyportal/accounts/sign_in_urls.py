"""Sign-up, sign-in and second factor: the views of django-allauth under Dutch addresses."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as key
from allauth.socialaccount import views as provider
from django.urls import path, re_path

from . import identity_providers
from .views.joining import ConfirmAddress, SignUp, confirmation_sent
from .views.signing_in import SignIn, SignOut

urlpatterns = [
    path("aanmelden/", SignUp.as_view(), name="account_signup"),
    path("bevestigen/", confirmation_sent, name="account_email_verification_sent"),
    re_path(r"^bevestigen/(?P<key>[-:\w]{1,300})/$", ConfirmAddress.as_view(), name="account_confirm_email"),
    path("inloggen/", SignIn.as_view(), name="account_login"),
    path("uitloggen/", SignOut.as_view(), name="account_logout"),
    path("gesloten/", account.account_inactive, name="account_inactive"),
    path("wachtwoord-vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord-vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^nieuw-wachtwoord/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[^/]{1,300})/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("nieuw-wachtwoord/klaar/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("wachtwoord/", account.password_change, name="account_change_password"),
    path("wachtwoord/kiezen/", account.password_set, name="account_set_password"),
    path("wachtwoord/controle/", account.reauthenticate, name="account_reauthenticate"),
    path("e-mailadres/", account.email, name="account_email"),
    path("tweede-stap/", second_factor.index, name="mfa_index"),
    path("tweede-stap/inloggen/", second_factor.authenticate, name="mfa_authenticate"),
    path("tweede-stap/controle/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("tweede-stap/app/", app.activate_totp, name="mfa_activate_totp"),
    path("tweede-stap/app/verwijderen/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("tweede-stap/sleutels/", key.list_webauthn, name="mfa_list_webauthn"),
    path("tweede-stap/sleutels/nieuw/", key.add_webauthn, name="mfa_add_webauthn"),
    path("tweede-stap/sleutels/controle/", key.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("tweede-stap/sleutels/<number:pk>/verwijderen/", key.remove_webauthn, name="mfa_remove_webauthn"),
    path("tweede-stap/sleutels/<number:pk>/naam/", key.edit_webauthn, name="mfa_edit_webauthn"),
    path("tweede-stap/herstelcodes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("tweede-stap/herstelcodes/nieuw/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path(
        "tweede-stap/herstelcodes/bestand/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"
    ),
    path("organisatie/<word:provider_id>/", identity_providers.sign_in, name="openid_connect_login"),
    path("organisatie/<word:provider_id>/terug/", identity_providers.callback, name="openid_connect_callback"),
    path("organisatie-geannuleerd/", provider.login_cancelled, name="socialaccount_login_cancelled"),
    path("organisatie-aanmelden/", provider.signup, name="socialaccount_signup"),
    path("organisaties/", provider.connections, name="socialaccount_connections"),
]
