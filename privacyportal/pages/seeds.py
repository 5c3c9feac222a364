"""New rows of `fixtures/` for a portal that is older than they are: each is offered once, and never over an editor's work.

What an editor changed stays, and what she deleted stays away: `OfferedRow` remembers what was offered before.
"""

import yaml
from django.conf import settings
from django.core.serializers.python import Deserializer
from django.db import transaction

from products.touched_links import look_at_places

from .models import GlossaryTerm, HelpPage, OfferedRow
from .searchable import index_page

FILES = ["law_terms", "laws", "help", "glossary", "synonyms", "fixed_answers"]  # each row stands by itself


@transaction.atomic
def offer_new_rows():
    """Add what is new in these files since the last time. Returns how many rows came."""
    added = [row for file in FILES for row in _offer(yaml.safe_load(path_of(file).read_text()))]
    for row in added:
        if isinstance(row, HelpPage | GlossaryTerm):
            index_page(row)
    if added:
        look_at_places()
    return len(added)


def path_of(file):
    return settings.FIXTURE_DIRS[0] / f"{file}.yaml"


def _offer(rows):
    """The rows of one file that came; a row with a number was found in the database by its natural key."""
    found = {_name_of(one.object): one for one in Deserializer(rows)}
    known = set(OfferedRow.objects.filter(name__in=found).values_list("name", flat=True))
    if not known and any(one.object.pk for one in found.values()):
        known = set(found)  # a portal that is older than this memory: what is missing was deleted
    OfferedRow.objects.bulk_create([OfferedRow(name=name) for name in found], ignore_conflicts=True)
    new = [one for name, one in found.items() if name not in known and not one.object.pk]
    for one in new:
        one.save()
    return [one.object for one in new]


def _name_of(row):
    """As its model finds it: `index.bestbet:datalek`."""
    return f"{row._meta.label_lower}:{row.natural_key()[0]}"
