from django.apps import AppConfig

from privacyportal.core.public_rows import Shown


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = "Community"
    public_rows = (Shown("Forum", besides="topic_count solved_count"), Shown("Forum_readers"))

    def ready(self):
        from privacyportal.accounts.personal_data import register_part
        from products.where_used import SOURCES

        from .naming import topics_naming
        from .own_data import PART

        register_part(PART)
        SOURCES.append(topics_naming)
