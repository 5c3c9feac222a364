from django.apps import AppConfig

from privacyportal.core.public_rows import Shown


class ContactConfig(AppConfig):
    name = "privacyportal.contact"
    verbose_name = "Vragen"
    public_rows = (Shown("Desk"), Shown("Subject"))

    def ready(self):
        from privacyportal.accounts.personal_data import register_part

        from . import checks  # noqa: F401
        from .own_data import PART

        register_part(PART)
