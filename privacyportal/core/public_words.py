"""What everybody reads never holds a BSN: a row of such words refuses it in its form, and when it is saved."""

from django.core.exceptions import ValidationError
from django.db import models

from .leaks import bsn_sentence
from .refusals import Refused


def bsns_in_row(row, names):
    """For each of the fields `names` that holds a BSN: its name, and the sentence that says so."""
    for name in names:
        label = row._meta.get_field(name).verbose_name
        if sentence := bsn_sentence(getattr(row, name), f"het veld '{label[:1].upper()}{label[1:]}'"):
            yield name, sentence


class PublicWords(models.Model):
    """A row whose words all readers see: every text that an editor types in it is looked at."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude)
        typed = [name for name in self.public_fields() if name not in (exclude or ())]
        if faults := dict(bsns_in_row(self, typed)):
            raise ValidationError(faults)

    def save(self, *args, update_fields=None, **kwargs):
        written = [name for name in self.public_fields() if update_fields is None or name in update_fields]
        for _, sentence in bsns_in_row(self, written):
            raise Refused(sentence)
        super().save(*args, update_fields=update_fields, **kwargs)

    def public_fields(self):
        """The names of the fields that readers see."""
        fields = self._meta.concrete_fields
        return [field.name for field in fields if is_text(field) and field.editable and not field.choices]


def is_text(field):
    return isinstance(field, models.CharField | models.TextField)
