"""Rows that fixtures name by a field that people know, and not by a number."""

from django.db import models


class NaturalKeyQuerySet(models.QuerySet):
    """Finds a row by `natural_key_field`; a model names it in `natural_key()` too, so that fixtures can be written."""

    natural_key_field = "slug"

    def get_by_natural_key(self, key):
        return self.get(**{self.natural_key_field: key})
