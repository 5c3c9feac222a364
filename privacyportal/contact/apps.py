from django.apps import AppConfig

from privacyportal.core.public_rows import Shown


class ContactConfig(AppConfig):
    name = "privacyportal.contact"
    verbose_name = "Vragen"
    public_rows = (Shown("Desk"), Shown("Subject"))

    def ready(self):
        from privacyportal.accounts.personal_data import register_part
        from privacyportal.erasures.again import Erasable, register_erasable

        from . import checks  # noqa: F401
        from .own_data import PART, delete_again

        register_part(PART)
        register_erasable(Erasable("question", "contact.Question", "asked_at", delete_again))
