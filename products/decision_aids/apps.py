from django.apps import AppConfig


class DecisionAidsConfig(AppConfig):
    name = "products.decision_aids"
    verbose_name = "Keuzehulpen"

    def ready(self):
        from products.borrowed_tables import lend

        from .lending import WORD, table_of
        from .room import ROOM

        self.room = ROOM
        lend(WORD, table_of)
