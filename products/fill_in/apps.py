from django.apps import AppConfig


class FillInConfig(AppConfig):
    name = "products.fill_in"
    verbose_name = "Modellen"

    def ready(self):
        from privacyportal.accounts.personal_data import register_part

        from .own_data import PART
        from .room import ROOM

        self.room = ROOM
        register_part(PART)
