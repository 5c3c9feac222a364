"""What an act leaves behind: a version, and who did what, when and why."""

from .concepts import unrecorded
from .models import Change
from .searchable import index_product
from .touched_links import look_again
from .versions import record


def done(product, act, why, by, is_major=False):
    """Keep what an act did with `product`: the row, its version, its Change, what finds it; returns it."""
    with unrecorded(product):
        product.save()
    record(product, by=by, why=why)
    leave_change(product, act, why, by, is_major)
    index_product(product)
    look_again(product.get_absolute_url(), pk=product.pk)
    return product


def leave_change(product, act, why, by, is_major=False):
    """Who did what, when and why; only a major change is told to readers."""
    Change.objects.create(
        product=product, version=product.version, act=act, summary=why[:300], is_major=is_major, author=by
    )
