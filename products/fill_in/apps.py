from django.apps import AppConfig


class FillInConfig(AppConfig):
    name = "products.fill_in"
    verbose_name = "Modellen"

    def ready(self):
        from .room import ROOM

        self.room = ROOM
