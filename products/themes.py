"""Two themes that mean the same become one."""

from django.db import transaction

from .searchable import index_products


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
