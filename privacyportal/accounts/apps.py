from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "privacyportal.accounts"
    verbose_name = "Leden"
