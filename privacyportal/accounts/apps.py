from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "privacyportal.accounts"
    verbose_name = "Leden"

    def ready(self):
        from .own_data import PART
        from .personal_data import register_part

        register_part(PART)
