from django.apps import AppConfig


class ErasuresConfig(AppConfig):
    name = "privacyportal.erasures"
    verbose_name = "Gewist"
