from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = "Community"

    def ready(self):
        from privacyportal.accounts.personal_data import register_part
        from products.where_used import SOURCES

        from .naming import topics_naming
        from .own_data import PART

        register_part(PART)
        SOURCES.append(topics_naming)
