"""A column for the domain of an organisation: whatever way a value comes in, it is normal or it is refused."""

from django.core.exceptions import ValidationError

from .domains import LONGEST, DomainRefused, own_domain, read_domain
from .fields import CharField
from .typed import Line


class DomainFormField(Line):
    def to_python(self, value):
        value = super().to_python(value)
        return value if value in self.empty_values else _own(value)


class DomainField(CharField):
    """Forms, `save`, `update`, bulk writes and fixtures all pass `get_db_prep_save`; questions only normalise."""

    def __init__(self, *args, max_length=LONGEST, **kwargs):
        super().__init__(*args, max_length=max_length, **kwargs)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": DomainFormField, "max_length": None, **kwargs})

    def clean(self, value, instance):
        return super().clean(_own(value), instance)

    def pre_save(self, instance, add):
        value = _own(super().pre_save(instance, add))
        setattr(instance, self.attname, value)
        return value

    def get_prep_value(self, value):
        try:
            return read_domain(value)
        except (DomainRefused, AttributeError):
            return super().get_prep_value(value)

    def get_db_prep_save(self, value, connection):
        return super().get_db_prep_save(_own(value), connection)


def _own(value):
    try:
        return own_domain(value or "")
    except DomainRefused as error:
        raise ValidationError(str(error), code="domain") from error
