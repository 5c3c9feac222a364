from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin import apps as admin
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate


class CoreConfig(AppConfig):
    default = True
    name = "privacyportal.core"
    verbose_name = "Grond"

    def ready(self):
        from . import checks, converters, slow_queries, traces, triggers  # noqa: F401
        from .log_lines import keep_unplanned_lines_safe
        from .public_rows import SHOWN

        triggers.SETS.append(SHOWN)
        pre_migrate.connect(triggers.give_way, sender=self)
        post_migrate.connect(triggers.make_missing, sender=self)

        if settings.SLOW_QUERY_MS:
            connection_created.connect(slow_queries.watch)
        if settings.TRACES:
            connection_created.connect(traces.watch)
        if not settings.DEBUG:
            keep_unplanned_lines_safe()


class PortalAdminConfig(admin.AdminConfig):
    default = False
    default_site = "privacyportal.core.admin_site.Site"
