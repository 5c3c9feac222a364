"""Rows that a person chooses in a form, by their numbers."""

from django import forms

from .numbers import whole


class RowsField(forms.ModelMultipleChoiceField):
    """Any number of rows; a number that no row can have is refused like one that no row has."""

    def clean(self, value):
        for number in value if isinstance(value, (list, tuple)) else []:
            if whole(number) is None:
                raise forms.ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": str(number)[:20]}
                )
        return super().clean(value)
