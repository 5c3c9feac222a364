from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "privacyportal.accounts"
    verbose_name = "Leden"

    def ready(self):
        from . import own_account, own_data

        own_data.register_part(own_account.part)
