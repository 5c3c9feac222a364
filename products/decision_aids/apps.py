from functools import partial

from django.apps import AppConfig

from privacyportal.core.public_rows import Shown


class DecisionAidsConfig(AppConfig):
    name = "products.decision_aids"
    verbose_name = "Keuzehulpen"
    public_rows = (Shown("DecisionAid", besides="concept"), Shown("Edition", besides="by"))

    def ready(self):
        from privacyportal.laws.cited_by import SOURCES
        from products.borrowed_tables import lend
        from products.definitions.citing import citing_texts
        from products.definitions.linking import linking_tools
        from products.definitions.naming import tools_naming
        from products.linked_places import SOURCES as PLACES
        from products.own_pages import PAGES, Pages
        from products.where_used import SOURCES as USES

        from .editions import live, live_among
        from .lending import WORD, table_of
        from .room import ROOM

        self.room = ROOM
        lend(WORD, live, table_of)
        SOURCES.append(partial(citing_texts, ROOM.model, has_standard=True))
        PLACES.append(partial(linking_tools, ROOM.model))
        USES.append(partial(tools_naming, ROOM.model))
        PAGES["decision_aids:aid"] = Pages("slug", live_among)
