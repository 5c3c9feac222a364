from django.apps import AppConfig


class ProductsConfig(AppConfig):
    name = "products"
    verbose_name = "Kennisproducten"

    def ready(self):
        from privacyportal.laws.cited_by import SOURCES

        from .citing import citing_texts

        SOURCES.append(citing_texts)
