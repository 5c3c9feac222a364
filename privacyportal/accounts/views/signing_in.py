"""The doors in and out: django-allauth's, with our word for where the person goes next."""

from allauth.account.views import LoginView, LogoutView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ..kept_text import typed_words
from ..return_address import asked_address
from ..what_waits import sentences_about

COUNTED_PER_HOUR = {"account_signup", "account_reset_password", "account_reset_password_from_key"}


class SignIn(LoginView):
    redirect_field_name = settings.REDIRECT_FIELD_NAME

    def get_next_url(self):
        return asked_address(self.request)

    def get_context_data(self, **kwargs):
        address = asked_address(self.request)
        known = {"volgende": address or "", "waits": sentences_about(address), "providers": settings.IDENTITY_PROVIDERS}
        return super().get_context_data(**kwargs, **known)


class SignOut(LogoutView):
    redirect_field_name = settings.REDIRECT_FIELD_NAME

    def get_next_url(self):
        return asked_address(self.request)


@login_not_required
@require_safe
def signed_out(request):
    """Says it on a page of its own: a message for the next page would give who just left a new session."""
    if request.user.is_authenticated:
        return redirect("accounts:overview")
    return render(request, "account/signed_out.html")


def too_often(request):
    """Where a limit of ACCOUNT_RATE_LIMITS is reached."""
    hours = 1 if request.resolver_match.url_name in COUNTED_PER_HOUR else 0
    page = render(request, "429.html", {"hours": hours, "texts": typed_words(request)}, status=429)
    page["Retry-After"] = str(hours * 3600 or 60)
    return page
