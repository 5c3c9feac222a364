"""What holds for a signed-in person on every page."""

from django.conf import settings
from django.contrib.auth import middleware


class LoginRequiredMiddleware(middleware.LoginRequiredMiddleware):
    """Closed unless opened: a visitor goes to the sign-in page, and back by `?volgende=`."""

    def get_redirect_field_name(self, view_func):
        return settings.REDIRECT_FIELD_NAME
