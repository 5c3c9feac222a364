from django.apps import AppConfig

from privacyportal.core.public_rows import Shown


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = "Community"
    public_rows = (Shown("Forum", besides="topic_count solved_count"), Shown("Forum_readers"))

    def ready(self):
        from privacyportal.accounts.personal_data import register_part
        from privacyportal.erasures.again import Erasable, register_erasable
        from products.where_used import SOURCES

        from .naming import topics_naming
        from .own_data import PART
        from .posting import empty_again

        register_part(PART)
        register_erasable(Erasable("post", "community.Post", "created_at", empty_again))
        SOURCES.append(topics_naming)
