"""What happens to municipalities: they get a new name, and they merge. What was written keeps its history."""

from django.db import transaction


@transaction.atomic
def rename(*, organisation, name):
    """Give `organisation` a new name; the old one stays findable as "ook bekend als"."""
    known = [organisation.name, *filter(None, organisation.also_known_as.split(", "))]
    organisation.also_known_as = ", ".join(dict.fromkeys(known))[:200]
    organisation.name = name
    organisation.save()
    return organisation


@transaction.atomic
def merge(*, organisation, into):
    """Move the people and the e-mail domains of `organisation` to `into`. The row stays, marked as merged, so that
    what its people wrote before keeps the name of then."""
    organisation.people.update(organisation=into)
    organisation.domains.filter(name__in=into.domains.values("name")).delete()
    organisation.domains.update(organisation=into)
    organisation.merged_into = into
    organisation.save()
    return into
