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
