from django.apps import AppConfig


class DecisionAidsConfig(AppConfig):
    name = "products.decision_aids"
    verbose_name = "Keuzehulpen"

    def ready(self):
        from .room import ROOM

        self.room = ROOM
