from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = "Community"

    def ready(self):
        from privacyportal.accounts.own_data import Part, register_part

        from .own_data import erase, export

        register_part(Part("community", export, erase))
