"""The doors in and out: django-allauth's, with our word for where the person goes next."""

from allauth.account.views import LoginView, LogoutView
from django.conf import settings

from ..return_address import asked_address


class SignIn(LoginView):
    redirect_field_name = settings.REDIRECT_FIELD_NAME

    def get_next_url(self):
        return asked_address(self.request)

    def get_context_data(self, **kwargs):
        address = asked_address(self.request)
        return super().get_context_data(**kwargs, volgende=address or "", providers=settings.IDENTITY_PROVIDERS)


class SignOut(LogoutView):
    redirect_field_name = settings.REDIRECT_FIELD_NAME
