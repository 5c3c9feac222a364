"""What holds for a signed-in person on every page."""

from django.conf import settings
from django.contrib.auth import logout, middleware

from privacyportal.core.attempts import note_refusal

from . import session_limits
from .kept_text import kept_texts, signed_out
from .second_factor import missing_step, to_step

ACCOUNT_PAGES = "account/"  # the route under which a person can repair what is missing
ADMIN_PAGES = "beheer/"  # closed, also where a view answers a visitor itself


class SessionEndMiddleware:
    """A session ends SESSION_COOKIE_AGE after signing in, also for who keeps reading; at the desk also for who does not."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if session_limits.is_over(request):
            logout(request)
        session_limits.note_seen(request)
        return self.get_response(request)


class LoginRequiredMiddleware(middleware.LoginRequiredMiddleware):
    """Closed unless opened: a visitor goes to the sign-in page, and back by `?volgende=`; what she posted is shown."""

    def handle_no_permission(self, request, view_func):
        note_refusal(request)
        if request.method == "POST" and kept_texts(request.POST):
            return signed_out(request)
        return super().handle_no_permission(request, view_func)

    def get_redirect_field_name(self, view_func):
        return settings.REDIRECT_FIELD_NAME


class SecondFactorMiddleware:
    """No closed page for staff without a second factor; rooms for members ask the same at their own door."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        route = request.resolver_match.route
        is_open = not getattr(view, "login_required", True) and not route.startswith(ADMIN_PAGES)
        if is_open or route.startswith(ACCOUNT_PAGES):
            return None
        step = missing_step(request)
        return to_step(request, step) if step else None
