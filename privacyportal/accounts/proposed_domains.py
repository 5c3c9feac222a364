"""The official domain of each municipality, proposed after public lists: a person confirms it, or it does nothing."""

import csv
import logging

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .models import Domain, Organisation, ProposedDomain

log = logging.getLogger("portal.security")
LIST = "municipality_domains.csv"


@transaction.atomic
def propose_listed():
    """Propose each domain of the list that is not known yet; safe to run at each start. Returns how many were new."""
    by_code = {row.cbs_code: row for row in Organisation.objects.current().exclude(cbs_code="")}
    stored = (model.objects.values_list("name", "organisation") for model in (ProposedDomain, Domain))
    known = {pair for pairs in stored for pair in pairs}
    rows = [(name, by_code[code]) for code, name in _listed() if code in by_code]
    new = [ProposedDomain(name=name, organisation=whose) for name, whose in rows if (name, whose.pk) not in known]
    return len(ProposedDomain.objects.bulk_create(new))


@transaction.atomic
def confirm(*, proposals, by):
    """Make these proposals domains: who has an address there is let in from now on. Returns how many."""
    chosen = list(proposals)
    domains = [Domain(name=proposal.name, organisation_id=proposal.organisation_id) for proposal in chosen]
    Domain.objects.bulk_create(domains, ignore_conflicts=True)
    _decide(chosen)
    log.info("%s proposed domains confirmed by person %s", len(chosen), by.pk)
    return len(chosen)


@transaction.atomic
def drop(*, proposals, by):
    """Let these proposals go; they do not come back. Returns how many."""
    chosen = list(proposals)
    _decide(chosen)
    log.info("%s proposed domains dropped by person %s", len(chosen), by.pk)
    return len(chosen)


def _decide(chosen):
    keys = [proposal.pk for proposal in chosen]
    ProposedDomain.objects.filter(pk__in=keys).update(decided_at=timezone.now())


def _listed():
    with (settings.FIXTURE_DIRS[0] / LIST).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield row["code"], row["domein"]
