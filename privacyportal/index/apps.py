from django.apps import AppConfig


class IndexConfig(AppConfig):
    name = "privacyportal.index"
    verbose_name = "Zoeken"

    def ready(self):
        from privacyportal.core.triggers import SETS

        from .engines.fts5 import SET

        SETS.append(SET)
