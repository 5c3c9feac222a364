"""Every version of a product: recorded by each act, and compared field by field."""

from typing import NamedTuple

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q

from privacyportal.core.differences import Piece, compare, in_context

from .concepts import CONTENT, SETS
from .models import Product

Version = Product.history.model


class Difference(NamedTuple):
    label: str
    pieces: list[Piece]


def versions_of(product):
    """Every kept version, newest first, of the product and of its newer concepts."""
    return (
        Version.objects.filter(Q(id=product.pk) | Q(concept_of_id=product.pk))
        .exclude(history_type="-")
        .exclude(history_change_reason=None)  # loading the starter content left rows that no act made
        .select_related("history_user")
        .order_by("-history_id")
    )


def newest_number(product):
    """The number of the newest version; 0 when nothing was ever recorded."""
    return versions_of(product).values_list("history_id", flat=True).first() or 0


def record(product, *, by, why):
    """Keep the row, as it was saved, as one version."""
    product._history_user, product._change_reason = by, why
    product.keep_version()


def keep_first(product):
    """Content that came from a fixture has no history yet; keep what stood there before it changes."""
    if not newest_number(product):
        record(product, by=None, why="Eerste bekende versie.")


def content_of(version):
    """The field values of a version, as `concepts.put` takes them; what no longer exists is left out."""
    values = {name: _existing(version, name) for name in CONTENT}
    return values | {name: _members(version, name) for name in SETS}


def differences(older, newer):
    """The fields in which two versions differ, with the words that went and came."""
    before, after = readable(content_of(older)), readable(content_of(newer))
    return [
        Difference(label_of(name), in_context(compare(before[name], after[name])))
        for name in [*CONTENT, *SETS]
        if before[name] != after[name]
    ]


def readable(values):
    """Field values as text."""
    return {name: _as_text(name, value) for name, value in values.items()}


def label_of(name):
    return Product._meta.get_field(name).verbose_name.capitalize()


def _existing(version, name):
    try:
        return getattr(version, name)
    except ObjectDoesNotExist:
        return None


def _members(version, name):
    field = Product._meta.get_field(name)
    numbers = [getattr(row, f"{field.m2m_reverse_field_name()}_id") for row in getattr(version, name).all()]
    return list(field.related_model.objects.filter(pk__in=numbers))


def _as_text(name, value):
    if name in SETS:
        return ", ".join(sorted(str(member) for member in value))
    if name == "kind":
        return Product.Kind(value).label if value else ""
    return "" if value is None else str(value)
