"""Make a backup of the database and the files while the portal goes on."""

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.utils import timezone

from ...erased import write_list
from ...faults import told_to_the_operator
from ...keeping import dated_name, remove_old
from ...places import place_of
from ...writing import write_backup


class Command(BaseCommand):
    help = "Write the database and the files to one file, and remove backups there that are older than promised."

    def add_arguments(self, parser):
        parser.add_argument(
            "--to", default=settings.BACKUP_TO, metavar="FILE", help="a file, a folder/ or s3://bucket/folder/"
        )
        parser.add_argument(
            "--recipient",
            action="append",
            default=[],
            metavar="age1…",
            help="seal it: only the holder of this key reads it; more than one is possible",
        )
        parser.add_argument("--keep", type=int, metavar="N", help="keep only the newest N backups in that folder")

    def handle(self, *, to, recipient, keep, **options):
        if not to:
            raise CommandError("Zeg waar de back-up heen moet: --to MAP/, of zet BACKUP_TO.")
        if keep is not None and keep < 1:
            raise CommandError("Met --keep blijft er ten minste 1 back-up: schrijf een getal vanaf 1.")
        recipients = recipient or settings.BACKUP_RECIPIENTS
        place, name = place_of(to)
        is_named = bool(name)
        name = name or dated_name(timezone.now(), is_sealed=bool(recipients))
        with told_to_the_operator():
            with place.write(name) as target:
                made = write_backup(target, recipients=recipients)
            write_list(place)
            old = [] if is_named else remove_old(place, before=timezone.now() - settings.BACKUP_PERIOD, most=keep)
        self._tell(f"{place}{name}", made, old)

    def _tell(self, address, made, old):
        self.stdout.write(f"Back-up gemaakt: {address} ({made.rows} rijen, {made.files} bestanden).")
        if made.missing:
            self.stdout.write(f"{len(made.missing)} bestanden waren er niet meer: {', '.join(made.missing[:5])}")
        if old:
            self.stdout.write(f"{len(old)} oude back-ups verwijderd.")
