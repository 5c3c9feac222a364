from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "products.register"
    label = "processing_register"
    verbose_name = "Register van verwerkingen"

    def ready(self):
        from privacyportal.laws.cited_by import SOURCES

        from .citing import citing_texts

        SOURCES.append(citing_texts)
