"""The codes of the second step, typed as people type them, and a sentence that fits what went wrong."""

import unicodedata

from allauth.mfa.base import forms as second_factor_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.totp.internal.auth import validate_totp_code
from allauth.mfa.utils import decrypt
from django.forms import ValidationError

from .plain_form import PlainForm

EMPTY = "Vul de code in."
HINT = "De code van 6 cijfers uit uw app, of een herstelcode."
WRONG = "Deze code klopt niet. Vul de code in die nu in uw app staat."
USED = "Deze code is al gebruikt. Wacht tot uw app een nieuwe code toont."
WRONG_RECOVERY = "Deze herstelcode klopt niet. Hebt u nieuwe codes gemaakt? Dan werken de oude niet meer."
USED_RECOVERY = "Deze herstelcode is al gebruikt. Elke code werkt één keer. Vul een andere herstelcode in."
NO_CODE = "Dit is geen code. Een code uit uw app heeft 6 cijfers, een herstelcode heeft 8 cijfers."
NO_APP_CODE = "Dit is geen code uit uw app. Zo'n code heeft 6 cijfers."
TOO_OFTEN = "U hebt te vaak een verkeerde code ingevuld. Probeer het over 15 minuten opnieuw."
LONGEST = 100  # signs that are read; a code has eight


class TypedCode(PlainForm):
    """Spaces, dashes and other signs between the figures do not matter."""

    kinds = {6: WRONG, 8: WRONG_RECOVERY}
    otherwise = NO_CODE

    def clean_code(self):
        code = self.cleaned_data["code"] = _figures(self.cleaned_data["code"])
        try:
            return super().clean_code()
        except ValidationError as error:
            raise ValidationError(self.why(code, error), code=error.code) from error

    def why(self, code, error):
        if error.code in ("too_many_login_attempts", "rate_limited"):
            return TOO_OFTEN
        if error.code != "incorrect_code":
            return error.message
        return self.kinds.get(len(code), self.otherwise) if code.isdecimal() else self.otherwise


class AnyCode(TypedCode):
    words = {"code": ("Code", HINT, EMPTY)}

    def why(self, code, error):
        sentence = super().why(code, error)
        if sentence == WRONG and _is_used_app_code(self.user, code):
            return USED
        return USED_RECOVERY if sentence == WRONG_RECOVERY and _is_used_recovery_code(self.user, code) else sentence


class CodeForm(AnyCode, second_factor_forms.AuthenticateForm):
    pass


class CodeAgainForm(AnyCode, second_factor_forms.ReauthenticateForm):
    pass


class ActivateAppForm(TypedCode, app_forms.ActivateTOTPForm):
    words = {"code": ("Code uit de app", "6 cijfers.", EMPTY)}
    kinds, otherwise = {6: WRONG}, NO_APP_CODE


def _figures(typed):
    plain = unicodedata.normalize("NFKC", typed[:LONGEST])
    return "".join(sign for sign in plain if sign.isalnum())


def _is_used_app_code(user, code):
    apps = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
    return any(validate_totp_code(decrypt(app.data["secret"]), code) for app in apps)


def _is_used_recovery_code(user, code):
    row = Authenticator.objects.filter(user=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return bool(row) and code in RecoveryCodes(row).generate_codes()
