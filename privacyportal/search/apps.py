from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "privacyportal.search"
    verbose_name = "Zoekpagina"
