from django.apps import AppConfig


class LawsConfig(AppConfig):
    name = "privacyportal.laws"
    verbose_name = "Wetten"

    def ready(self):
        from privacyportal.core.references.known import SOURCES

        from .models import Law

        SOURCES["laws"] = lambda: tuple(Law.objects.as_references())
