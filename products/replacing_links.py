"""One address replaced in every product at once."""

import re

from django.db import transaction
from django.db.models import Q

from privacyportal.core.leaks import refuse_bsn
from privacyportal.core.refusals import Refused

from .concepts import put, refuse_too_dear
from .models import Change, Product
from .publishing import locked
from .recording import leave_change
from .searchable import index_product
from .touched_links import look_again
from .versions import record


def uses_of_address(address):
    """The rows (live texts and newer concepts) in which `address` stands as a link or as the other website."""
    rows = Product.objects.filter(Q(body__contains=address) | Q(original_url=address)).order_by("title", "pk")
    return [row for row in rows if _replaced(row, address, "") != {}]


@transaction.atomic
def replace_address(*, old, new, by):
    """Change `old` into `new` everywhere, also on the website; a small change. Returns the products. Raises Refused."""
    if not old or not new or old == new:
        raise Refused("Vul twee verschillende adressen in.")
    refuse_bsn(new, "het nieuwe adres")
    changed = []
    why = f"Adres vervangen: {old} is nu {new}."
    for row in uses_of_address(old):
        product = locked(row)
        row = product if row.pk == product.pk else Product.objects.get(pk=row.pk)
        values = _replaced(row, old, new)
        refuse_too_dear(values, f"Met het nieuwe adres kan {row} niet meer: ")
        put(row, values)
        record(row, by=by, why=why)
        if row == product:
            leave_change(product, Change.Act.PUBLISHED if product.published_at else Change.Act.SAVED, why, by)
            index_product(product)
            look_again(new, pk=product.pk)
        changed.append(product)
    return list(dict.fromkeys(changed))


def _replaced(row, old, new):
    """The fields of `row` that change; only whole addresses, so /a/ stays out of /a/b/."""
    values = {}
    body, count = re.subn(rf"(?<=[(<\s]){re.escape(old)}(?=[)>\s#?]|$)", lambda _: new, row.body)
    if count:
        values["body"] = body
    if row.original_url == old:
        values["original_url"] = new
    return values
