"""Make the portal ready to serve: database, static files, and the first content when there is none yet."""

import secrets

from django.conf import settings
from django.core.checks import run_checks
from django.core.management import BaseCommand, CommandError, call_command
from django.db import transaction
from filelock import FileLock

from privacyportal.accounts.models import User
from privacyportal.accounts.proposed_domains import propose_listed
from privacyportal.contact.models import Desk
from privacyportal.core.kept_html import keep_what_is_missing
from privacyportal.core.only_one import only_one
from privacyportal.index import dutch
from privacyportal.index.models import SearchEntry
from products.decision_aids.loading import load_aids
from products.fill_in.loading import load_models
from products.models import Product
from products.register.searchable import index_register
from products.searchable import index_relabelled

from ...demo import load_demo, table
from ...seeds import offer_new_rows

CONTENT = [
    "municipalities",
    "desks",
    "publishers",
    "themes",
    "law_terms",
    "laws",
    "help",
    "glossary",
    "forum",
    "synonyms",
    "fixed_answers",
]


class Command(BaseCommand):
    help = "Migrate, collect static files, load fixtures/ into an empty database. Safe to run again, and on many nodes."

    def add_arguments(self, parser):
        parser.add_argument(
            "--demo-accounts", action="store_true", help="also fill a portal without people with a demo"
        )

    def handle(self, *, demo_accounts, verbosity, **options):
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        if not settings.STATIC_IS_COLLECTED:
            with FileLock(settings.DATA_DIR / "static.lock"):
                call_command("collectstatic", interactive=False, verbosity=0)
        with only_one("prepare", waits=True):
            self._prepare_database()
            if demo_accounts:
                self._demo()

    def _prepare_database(self):
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        has_index = SearchEntry.objects.filter(analysis=dutch.VERSION).exists()  # before the tools add themselves to it
        if not Product.objects.exists():
            load_content()
            self.stdout.write(f"{Product.objects.count()} kennisproducten geladen.")
        offer_new_rows()
        propose_listed()
        load_aids()
        load_models()
        if not has_index:
            call_command("rebuild_search", stdout=self.stdout)
        index_relabelled()
        index_register()
        if not Desk.objects.exists():  # an installation that is older than its table
            call_command("loaddata", "desks", verbosity=0)
        if faults := run_checks(tags=["contact"], databases=["default"]):
            raise CommandError("\n".join(map(str, faults)))
        while keep_what_is_missing():
            pass

    def _demo(self):
        """Fill a portal without people, and tell at each start who there is to sign in as."""
        password = settings.DEMO_PASSWORD or secrets.token_urlsafe(12)
        if not User.objects.exists():
            load_demo(password=password)
        self.stdout.write(table(password=password, address=settings.SITE_URL))


@transaction.atomic
def load_content():
    """Load the starter content of `fixtures/`; all of it or none."""
    products = sorted((settings.FIXTURE_DIRS[0] / "products").glob("*.yaml"))
    call_command("loaddata", *CONTENT, *[f"products/{path.stem}" for path in products], verbosity=0)
