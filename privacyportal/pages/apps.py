from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "privacyportal.pages"
    verbose_name = "Website"
