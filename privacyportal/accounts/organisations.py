"""What happens to municipalities: they get a new name, and they merge (herindeling)."""

from django.db import IntegrityError, transaction

from privacyportal.core.domains import domain_of

from .models import Domain, Organisation, User


@transaction.atomic
def rename(*, organisation, name):
    """Give `organisation` a new name; the old one stays findable as "ook bekend als"."""
    _is_also_known_as(organisation, organisation.name)
    organisation.name = name
    organisation.save()
    return organisation


@transaction.atomic
def merge(*, organisation, into):
    """Move all that belongs to `organisation` to `into`: people, domains, and what its people wrote.

    The row stays, marked as merged; its name stays findable at `into`.
    """
    for relation in _relations():
        _move(relation, organisation, into)
    organisation.merged_from.update(merged_into=into)  # one step leads to the one that there is now
    organisation.merged_into = into
    organisation.save()
    _is_also_known_as(into, organisation.name)
    into.save()
    return into


@transaction.atomic
def merge_all(*, chosen, into):
    """A herindeling in one act: all of `chosen` go into `into`, which is saved when it is new."""
    into.save()
    for organisation in chosen:
        merge(organisation=organisation, into=into)
    return into


def belongings(organisation):
    """What would move along, as (what, how many)."""
    counts = [(relation.related_model._meta, _rows(relation, organisation).count()) for relation in _relations()]
    return [
        (names.verbose_name if count == 1 else names.verbose_name_plural, count) for names, count in counts if count
    ]


def _relations():
    fields = Organisation._meta.get_fields(include_hidden=True)
    return [field for field in fields if field.one_to_many and field.related_model is not Organisation]


def _rows(relation, organisation):
    return relation.related_model._base_manager.filter(**{relation.field.name: organisation})


def _move(relation, organisation, into):
    """A row that says the same of `into` as one that stands there already goes."""
    rows = _rows(relation, organisation)
    try:
        with transaction.atomic():
            rows.update(**{relation.field.name: into})
    except IntegrityError:
        for row in rows:
            _move_one(row, relation.field.name, into)


def _move_one(row, field, into):
    rows = type(row)._base_manager.filter(pk=row.pk)
    try:
        with transaction.atomic():
            rows.update(**{field: into})
    except IntegrityError:
        rows.delete()


def _is_also_known_as(organisation, name):
    known = [name, *filter(None, organisation.also_known_as.split(", "))]
    organisation.also_known_as = ", ".join(dict.fromkeys(known))[:200]


def remarks(organisation):
    """What an editor of its domains wants to know, as sentences: who else has one, and who waits at one."""
    names = list(organisation.domains.values_list("name", flat=True))
    others = Domain.objects.filter(name__in=names).exclude(organisation=organisation)
    for domain in others.select_related("organisation"):
        yield f"Het domein {domain} staat ook bij {domain.organisation}. Wie daar een adres heeft, komt in de wachtrij."
    waiting = [person for person in User.objects.waiting() if domain_of(person.email) in names]
    if waiting:
        yield f"Bij Toegang aangevraagd wachten er {len(waiting)} met een adres van deze organisatie."
