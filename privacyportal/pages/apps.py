from django.apps import AppConfig

from privacyportal.core.public_rows import Shown


class PagesConfig(AppConfig):
    name = "privacyportal.pages"
    verbose_name = "Website"
    public_rows = (Shown("HelpPage", besides="kept_with"), Shown("GlossaryTerm"))

    def ready(self):
        from privacyportal.core.references.known import SOURCES
        from privacyportal.laws import cited_by
        from products.linked_places import SOURCES as PLACES
        from products.own_pages import PAGES, Pages
        from products.where_used import SOURCES as USES

        from . import checks  # noqa: F401
        from .citing import citing_texts
        from .linking import linking_pages
        from .models import GlossaryTerm, HelpPage
        from .naming import pages_naming

        SOURCES["terms"] = lambda: tuple(GlossaryTerm.objects.as_references())
        cited_by.SOURCES.append(citing_texts)
        PLACES.append(linking_pages)
        USES.append(pages_naming)

        def help_pages_among(slugs):
            return set(HelpPage.objects.filter(slug__in=slugs).values_list("slug", flat=True))

        PAGES["pages:help_page"] = Pages("slug", help_pages_among)
