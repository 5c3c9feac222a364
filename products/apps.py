from django.apps import AppConfig


class ProductsConfig(AppConfig):
    name = "products"
    verbose_name = "Kennisproducten"

    def ready(self):
        from privacyportal.accounts.personal_data import register_part
        from privacyportal.contact.mails import EDITORS_OF
        from privacyportal.index.told import FIXED_ANSWER_CHANGED
        from privacyportal.laws.cited_by import SOURCES

        from .citing import citing_texts
        from .own_data import PART
        from .reviewing import people_of
        from .touched_links import look_at_places

        FIXED_ANSWER_CHANGED.append(look_at_places)
        register_part(PART)
        SOURCES.append(citing_texts)
        EDITORS_OF.append(people_of)
