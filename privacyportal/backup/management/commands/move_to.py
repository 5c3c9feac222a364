"""Move the portal to another database, such as from SQLite to PostgreSQL."""

from django.core.management import BaseCommand

from ...faults import told_to_the_operator
from ...moving import database_at, move

DONE = (
    "Verhuisd en vergeleken: {rows} rijen in {tables} tabellen zijn gelijk. De oude database is niet veranderd.\n"
    "Zet DATABASE_URL nu op de nieuwe database, draai `manage.py prepare` en start het portaal."
)


class Command(BaseCommand):
    help = (
        "Copy all rows to an empty database, compare each table, and leave the old one as it is. Stop the portal first."
    )

    def add_arguments(self, parser):
        parser.add_argument("url", metavar="DATABASE_URL", help="postgres://user:password@host/name")
        parser.add_argument("--verbose", action="store_true", help="also say rows and SHA-256 of each table")

    def handle(self, *, url, verbose, **options):
        with told_to_the_operator(), database_at(url) as target:
            tables = move(target)
        for label, table in sorted(tables.items()) if verbose else ():
            self.stdout.write(f"{table['rows']:>9} {table['sha256'][:16]} {label}")
        self.stdout.write(DONE.format(rows=sum(table["rows"] for table in tables.values()), tables=len(tables)))
