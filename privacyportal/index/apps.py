from django.apps import AppConfig


class IndexConfig(AppConfig):
    name = "privacyportal.index"
    verbose_name = "Zoeken"
