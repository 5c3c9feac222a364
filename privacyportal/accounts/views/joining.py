"""The pages of joining that need more than django-allauth gives them."""

from allauth.account.stages import EmailVerificationStage, LoginStageController
from allauth.account.views import ConfirmEmailView, SignupView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..forms import organisation_names


class SignUp(SignupView):
    redirect_field_name = settings.REDIRECT_FIELD_NAME

    def get_initial(self):
        return {**super().get_initial(), "invitation": self.request.GET.get("uitnodiging", "")}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, organisations=organisation_names())


class ConfirmAddress(ConfirmEmailView):
    """Opening the link changes nothing; only the button confirms, and signs out who was signed in as another."""

    def logout_other_user(self, confirmation):
        if self.request.method == "POST":
            super().logout_other_user(confirmation)


@login_not_required
@require_safe
def confirmation_sent(request):
    """Where the link went; the same page for an address that we know and one that we do not."""
    stage = LoginStageController.enter(request, EmailVerificationStage.key)
    login = stage.login if stage else None
    email = login and (login.email or login.user.email)
    return render(request, "account/verification_sent.html", {"asked_email": email})
