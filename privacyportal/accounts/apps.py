from django.apps import AppConfig

from privacyportal.core.public_rows import Shown


class AccountsConfig(AppConfig):
    name = "privacyportal.accounts"
    verbose_name = "Leden"
    public_rows = (Shown("Organisation"),)

    def ready(self):
        from .own_data import PART
        from .personal_data import register_part

        register_part(PART)
