"""How the versions of a row are kept: by the act that says so, in few statements."""

from django.db.models import Value
from simple_history.models import HistoricalRecords


class Records(HistoricalRecords):
    """As django-simple-history keeps them, and with `row.keep_version()` also without saving the row once more.

    What is deleted `unrecorded` leaves no version, and the members of all sets are read by their keys, in one statement.
    """

    def contribute_to_class(self, cls, name):
        super().contribute_to_class(cls, name)
        cls.keep_version = lambda row: self.create_historical_record(row, "~")

    def post_delete(self, instance, using=None, **kwargs):
        if not hasattr(instance, "skip_history_when_saving"):
            super().post_delete(instance, using=using, **kwargs)

    def create_historical_record_m2ms(self, history_instance, instance):
        fields = {field.name: field for field in history_instance._history_m2m_fields}
        rows = {name: [] for name in fields}
        for name, pk, member in memberships(instance, fields.values()):
            own, other = fields[name].m2m_field_name(), fields[name].m2m_reverse_field_name()
            about = {"id": pk, f"{own}_id": instance.pk, f"{other}_id": member}
            rows[name].append(self.m2m_models[fields[name]](history=history_instance, **about))
        for name, kept in rows.items():
            if kept:
                self.m2m_models[fields[name]].objects.bulk_create(kept)


def memberships(row, fields):
    """`(name of the field, key of the membership, key of the member)` of all members of these sets of `row`."""
    first, *others = [
        field.remote_field.through.objects.filter(**{field.m2m_field_name(): row.pk})
        .order_by()
        .values_list(Value(field.name), "pk", f"{field.m2m_reverse_field_name()}_id")
        for field in fields
    ]
    return sorted(first.union(*others, all=True))
