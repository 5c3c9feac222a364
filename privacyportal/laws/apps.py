from django.apps import AppConfig

from privacyportal.core.public_rows import Shown


class LawsConfig(AppConfig):
    name = "privacyportal.laws"
    verbose_name = "Wetten"
    public_rows = (Shown("Law", besides="checked_at problem note"),)

    def ready(self):
        from privacyportal.core.references.known import SOURCES

        from .models import Law

        SOURCES["laws"] = lambda: tuple(Law.objects.as_references())
