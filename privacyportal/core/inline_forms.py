"""Rows under another row in the admin."""

from django import forms
from django.core.exceptions import ValidationError


class InlineForm(forms.ModelForm):
    """Also asks the constraints that name the row above: Django leaves those to the database, which answers with a 500."""

    def validate_unique(self):
        super().validate_unique()
        try:
            self.instance.validate_constraints(exclude=self._get_validation_exclusions())
        except ValidationError as error:
            self._update_errors(error)


class BoundedRows:
    """An inline of at most a hundred rows; without it the number that a browser names may be two thousand forms to draw."""

    max_num = 100

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, absolute_max=self.max_num, **kwargs)
