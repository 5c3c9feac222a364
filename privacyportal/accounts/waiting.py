"""Who waits at which domain, and who of them fits one organisation."""

from collections import defaultdict

from privacyportal.core.domains import domain_of

from . import membership
from .models import Domain, User


def by_domain():
    """The people who wait, per domain of their address."""
    found = defaultdict(list)
    for person in User.objects.waiting():
        found[domain_of(person.email)].append(person)
    return found


def note_who_waits(rows, domains_of):
    """Set `waiting` on each of `rows`: who waits at one of the domain names that `domains_of(row)` gives."""
    people = by_domain()
    for row in rows:
        row.waiting = [person for name in sorted(set(domains_of(row))) for person in people.get(name, ())]


def fitting():
    """(person, organisation) of each who waits at a domain that one organisation has, and no other."""
    people = by_domain()
    owners = defaultdict(list)
    for domain in Domain.objects.filter(name__in=people, organisation__merged_into=None).select_related("organisation"):
        owners[domain.name].append(domain.organisation)
    return [(person, *owners[name]) for name in people for person in people[name] if len(owners[name]) == 1]


def let_in(*, keys, by):
    """Let in those of the people with these keys who fit one organisation; returns how many."""
    chosen = [(person, organisation) for person, organisation in fitting() if person.pk in keys]
    for person, organisation in chosen:
        membership.approve(user=person, by=by, organisation=organisation)
    return len(chosen)
