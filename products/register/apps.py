from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "products.register"
    label = "processing_register"
    verbose_name = "Register van verwerkingen"
