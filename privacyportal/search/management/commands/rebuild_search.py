from django.core.management import BaseCommand

from privacyportal.index.writing import rebuild
from privacyportal.search.sources import all_documents


class Command(BaseCommand):
    help = "Index everything that can be found again. The site goes on: what is saved in the meantime wins."

    def handle(self, **options):
        self.stdout.write(f"{rebuild(all_documents())} documenten zijn vindbaar.")
