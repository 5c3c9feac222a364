from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "privacyportal.contact"
    verbose_name = "Vragen"

    def ready(self):
        from privacyportal.accounts.personal_data import register_part

        from . import checks  # noqa: F401
        from .own_data import PART

        register_part(PART)
