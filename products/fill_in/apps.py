from functools import partial

from django.apps import AppConfig


class FillInConfig(AppConfig):
    name = "products.fill_in"
    verbose_name = "Modellen"

    def ready(self):
        from privacyportal.accounts.personal_data import register_part
        from privacyportal.laws.cited_by import SOURCES
        from products.definitions.citing import citing_texts

        from .own_data import PART
        from .room import ROOM

        self.room = ROOM
        register_part(PART)
        SOURCES.append(partial(citing_texts, ROOM.model, has_standard=False))
