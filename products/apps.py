from django.apps import AppConfig


class ProductsConfig(AppConfig):
    name = "products"
    verbose_name = "Kennisproducten"

    def ready(self):
        from privacyportal.contact.mails import EDITORS_OF
        from privacyportal.laws.cited_by import SOURCES

        from .citing import citing_texts
        from .reviewing import people_of

        SOURCES.append(citing_texts)
        EDITORS_OF.append(people_of)
