from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "privacyportal.retention"
    verbose_name = "Bewaartermijnen"

    def ready(self):
        from . import checks  # noqa: F401
