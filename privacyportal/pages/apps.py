from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "privacyportal.pages"
    verbose_name = "Website"

    def ready(self):
        from products.own_pages import EXISTS

        from . import checks  # noqa: F401
        from .models import HelpPage

        EXISTS["pages:help_page"] = lambda slug: HelpPage.objects.filter(slug=slug).exists()
