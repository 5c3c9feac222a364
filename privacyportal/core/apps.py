from django.apps import AppConfig
from django.contrib.admin import apps as admin


class CoreConfig(AppConfig):
    default = True
    name = "privacyportal.core"
    verbose_name = "Grond"

    def ready(self):
        from . import checks, converters  # noqa: F401


class PortalAdminConfig(admin.AdminConfig):
    default = False
    default_site = "privacyportal.core.admin_site.Site"
