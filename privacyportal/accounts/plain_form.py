"""How every form of the account pages behaves and what it says at its fields."""

from django import forms

from privacyportal.core.email_field import EmailAddressField

EMAIL_UNUSABLE = "Vul een e-mailadres in zoals naam@gemeente.nl."
LONGEST_PASSWORD = 1000  # signs; hashing a longer one would only cost us time


class PlainForm:
    """Every control without placeholder and browser bubbles; `words` gives each field its label, hint and errors."""

    words = {}
    use_required_attribute = True  # the widget template turns it into aria-required

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            label, hint, *empty = self.words.get(name, (field.label, field.help_text))
            field.label, field.help_text = label, hint
            if empty:
                field.error_messages["required"] = empty[0]
            if name == "email":
                self.fields[name] = _to_mail_to(field)
            elif isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = EMAIL_UNUSABLE
                field.validators = [_usable_email]
            if isinstance(field.widget, forms.PasswordInput):
                field.max_length = LONGEST_PASSWORD
                field.validators.append(_short_enough)


class AccountAddressField(EmailAddressField):
    """Accounts are found by their address, whatever its case."""

    def to_python(self, value):
        return super().to_python(value).lower()


def _to_mail_to(field):
    """The field of django-allauth as one to which mail can be written."""
    told = {"label": field.label, "help_text": field.help_text, "required": field.required}
    return AccountAddressField(
        widget=field.widget, error_messages={"required": field.error_messages["required"]}, **told
    )


def _usable_email(value):
    try:
        forms.EmailField().run_validators(value)
    except forms.ValidationError as error:
        raise forms.ValidationError(EMAIL_UNUSABLE, code="invalid") from error


def _short_enough(value):
    if len(value) > LONGEST_PASSWORD:
        raise forms.ValidationError(f"Uw wachtwoord is te lang: gebruik ten hoogste {LONGEST_PASSWORD} tekens.")
