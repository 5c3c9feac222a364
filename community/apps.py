from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = "Community"

    def ready(self):
        from privacyportal.accounts.personal_data import register_part

        from .own_data import PART

        register_part(PART)
