"""Two themes that mean the same become one."""

from django import forms
from django.db import transaction

from .models import Theme
from .searchable import index_products


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        Theme.objects.none(), label="Samenvoegen met", help_text="Alle producten krijgen dit onderwerp."
    )

    def __init__(self, *args, theme, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = Theme.objects.exclude(pk=theme.pk)


@transaction.atomic
def merge(*, theme, into):
    """Every product (and newer concept) about `theme` is about `into` from now on; `theme` is gone. Returns `into`."""
    products = list(theme.products.all())
    for product in products:
        product.skip_history_when_saving = True  # the text did not change
        product.themes.add(into)
    theme.delete()
    index_products(products)
    return into
