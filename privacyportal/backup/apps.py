from django.apps import AppConfig


class BackupConfig(AppConfig):
    name = "privacyportal.backup"
    verbose_name = "Back-up"
