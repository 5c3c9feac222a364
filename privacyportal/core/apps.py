from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin import apps as admin


class CoreConfig(AppConfig):
    default = True
    name = "privacyportal.core"
    verbose_name = "Grond"

    def ready(self):
        from . import checks, converters  # noqa: F401
        from .log_lines import keep_unplanned_lines_safe

        if not settings.DEBUG:
            keep_unplanned_lines_safe()


class PortalAdminConfig(admin.AdminConfig):
    default = False
    default_site = "privacyportal.core.admin_site.Site"
