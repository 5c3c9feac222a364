"""What happens to municipalities: they get a new name, and they merge. What was written keeps its history."""

from django.db import transaction

from privacyportal.core.domains import domain_of

from .models import Domain, User


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
    organisation.merged_from.update(merged_into=into)  # one step leads to the one that there is now
    organisation.merged_into = into
    organisation.save()
    return into


def remarks(organisation):
    """What an editor of its domains wants to know, as sentences: who else has one, and who waits at one."""
    names = list(organisation.domains.values_list("name", flat=True))
    others = Domain.objects.filter(name__in=names).exclude(organisation=organisation)
    for domain in others.select_related("organisation"):
        yield f"Het domein {domain} staat ook bij {domain.organisation}. Wie daar een adres heeft, komt in de wachtrij."
    waiting = [person for person in User.objects.waiting() if domain_of(person.email) in names]
    if waiting:
        yield f"Bij Toegang aangevraagd wachten er {len(waiting)} met een adres van deze organisatie."
