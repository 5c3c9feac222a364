"""The one form field for an e-mail address: what it takes, mail can be written to."""

from django import forms

from .email_addresses import AddressRefused, read_address
from .typed import Line


class EmailAddressField(Line):
    """As pasted or typed; raises the sentence that says what is wrong, at the field and before anything is sent."""

    widget = forms.EmailInput

    def to_python(self, value):
        typed = super().to_python(value)
        if typed in self.empty_values:
            return typed
        try:
            return read_address(typed)
        except AddressRefused as error:
            raise forms.ValidationError(str(error), code="invalid") from error
