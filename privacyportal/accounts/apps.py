from django.apps import AppConfig

from privacyportal.core.public_rows import Shown


class AccountsConfig(AppConfig):
    name = "privacyportal.accounts"
    verbose_name = "Leden"
    public_rows = (Shown("Organisation"),)

    def ready(self):
        from privacyportal.erasures.again import Erasable, register_erasable

        from . import bounces, session_limits
        from .leaving import leave_again
        from .own_data import PART
        from .personal_data import register_part
        from .security_log import listen
        from .sessions import end_others_when_a_factor_changes

        listen()
        bounces.listen()
        session_limits.listen()
        end_others_when_a_factor_changes()
        register_part(PART)
        register_erasable(Erasable("person", "accounts.User", "joined_at", leave_again))
