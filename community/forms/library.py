"""What may be said of a document, and asked of the library."""

from django import forms

from privacyportal.accounts.directory import KINDS
from privacyportal.accounts.models import Organisation
from products.models import Product

from ..models import Attachment
from .confirmable import Confirmable


class DocumentForm(Confirmable, forms.ModelForm):
    """What an attachment is, for the library."""

    product = forms.ModelChoiceField(
        Product.objects.none(), label="Gebaseerd op", required=False, empty_label="Geen kennisproduct"
    )

    class Meta:
        model = Attachment
        fields = ["kind", "product", "product_version"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["product"].queryset = Product.objects.in_catalogue().order_by("title", "pk")


class LibraryForm(forms.Form):
    product = forms.ModelChoiceField(
        Product.objects.none(), label="Kennisproduct", required=False, to_field_name="slug", empty_label="Alle"
    )
    soort = forms.ChoiceField(label="Soort document", required=False, choices=[("", "Alle"), *Attachment.Kind.choices])
    gemeente = forms.ModelChoiceField(Organisation.objects.none(), label="Gemeente", required=False, empty_label="Alle")
    rol = forms.ChoiceField(label="Rol van wie deelde", required=False, choices=[("", "Alle"), *KINDS])
