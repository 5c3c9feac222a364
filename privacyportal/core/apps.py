from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "privacyportal.core"
    verbose_name = "Grond"

    def ready(self):
        from . import checks  # noqa: F401
