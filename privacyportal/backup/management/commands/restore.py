"""Put a backup back into an installation that holds nothing yet."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.utils import timezone

from privacyportal.erasures.again import erase_again
from privacyportal.retention.policy import ERASURES_KEPT

from ...checking import contents_of
from ...erased import lists_beside
from ...faults import BackupRefused, told_to_the_operator
from ...places import place_of
from ...restoring import restore

OLD = "LET OP: deze back-up is ouder dan OPERATOR_BACKUP_PERIOD. Wat lang geleden is gewist, kan er weer staan."


class Command(BaseCommand):
    help = "Check a backup from beginning to end, and put it back into an empty installation: all of it or nothing."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="a file, or s3://bucket/folder/file")
        parser.add_argument(
            "--erasures", action="append", default=[], metavar="FILE", help="a list of what was erased, or its folder/"
        )
        parser.add_argument("--identity", type=Path, metavar="FILE", help="the file with the secret key of age")

    def handle(self, *, file, identity, erasures, **options):
        place, name = place_of(file)
        settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
        with told_to_the_operator():
            erased = lists_beside(file, settings.BACKUP_TO, *erasures)
            key = _text_of(identity) if identity else ""
            with place.read(name) as source:
                contents = contents_of(source, identity=key)
            self.stdout.write(f"De back-up van {contents.made_at:%Y-%m-%d %H:%M} UTC is heel. Terugzetten ...")
            restore(lambda: place.read(name), contents, identity=key)
        call_command("migrate", verbosity=0)
        self._tell_erased(erased, *erase_again(erased))
        if contents.made_at < timezone.now() - ERASURES_KEPT:
            self.stderr.write(OLD)
        call_command("prepare", stdout=self.stdout)
        self._tell(contents)

    def _tell_erased(self, erased, gone, stayed):
        """`stayed` holds kinds and numbers, never a name."""
        if not erased:
            self.stdout.write("Er is geen lijst gevonden van wat sinds de back-up is gewist, of hij is leeg.")
        self.stdout.write(f"Opnieuw gewist: {gone} van {len(erased)} accounts, berichten en vragen in de lijst.")
        if stayed:
            self.stderr.write(f"LET OP: dit is niet opnieuw gewist, doe dat met de hand: {', '.join(stayed)}.")

    def _tell(self, contents):
        rows = sum(table["rows"] for table in contents.tables.values())
        self.stdout.write(f"Teruggezet: {rows} rijen en {len(contents.files)} bestanden. Iedereen logt opnieuw in.")
        if contents.missing:
            self.stdout.write(f"{len(contents.missing)} bestanden ontbraken al toen de back-up werd gemaakt.")


def _text_of(path):
    try:
        return path.read_text()
    except (OSError, UnicodeDecodeError):
        raise BackupRefused(f"{path} is niet te lezen als sleutelbestand.") from None
