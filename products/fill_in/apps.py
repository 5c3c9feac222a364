from functools import partial

from django.apps import AppConfig

from privacyportal.core.public_rows import Shown


class FillInConfig(AppConfig):
    name = "products.fill_in"
    verbose_name = "Modellen"
    public_rows = (Shown("FillInModel", besides="concept"), Shown("Edition", besides="by"))

    def ready(self):
        from privacyportal.accounts.personal_data import register_part
        from privacyportal.laws.cited_by import SOURCES
        from products.definitions.citing import citing_texts
        from products.definitions.linking import linking_tools
        from products.definitions.naming import tools_naming
        from products.linked_places import SOURCES as PLACES
        from products.own_pages import PAGES, Pages
        from products.where_used import SOURCES as USES

        from .editions import live_among
        from .own_data import PART
        from .room import ROOM

        self.room = ROOM
        register_part(PART)
        SOURCES.append(partial(citing_texts, ROOM.model, has_standard=False))
        PLACES.append(partial(linking_tools, ROOM.model))
        USES.append(partial(tools_naming, ROOM.model))
        PAGES["fill_in:model"] = Pages("slug", live_among)
