"""Make every page of visitors anew."""

from django.core.management import BaseCommand

from privacyportal.core.shared_pages import version


class Command(BaseCommand):
    help = "Empty what the processes keep of pages for visitors: within a second each page is made anew."

    def handle(self, **options):
        version.make_new()
        self.stdout.write("Alle pagina's voor bezoekers worden opnieuw gemaakt.")
