"""What may be asked of a list of the admin through its address: its own filters, with a value that fits, and no more.

Django lets anyone who sees a list ask for any field of its rows (`?password__startswith=a`), shown or not.
"""

from datetime import date

from django.contrib.admin.filters import SimpleListFilter
from django.contrib.admin.utils import get_fields_from_path
from django.core.exceptions import ValidationError
from django.db import models

from .numbers import whole

YEARS = range(1900, 2200)
LONGEST = 300  # signs of a value
DATE_PARTS = {"year": YEARS, "month": range(1, 13), "day": range(1, 32)}
ENDINGS = ["", "__exact", "__isnull", "__isempty"]


def lookups_of(model_admin, request):
    """The names that the address of this list may hold, each with the question whether a value fits."""
    allowed = {}
    for listed in model_admin.get_list_filter(request):
        if isinstance(listed, type) and issubclass(listed, SimpleListFilter):
            allowed[listed.parameter_name] = _is_short
        else:
            allowed |= _of_field(model_admin.model, listed[0] if isinstance(listed, list | tuple) else listed)
    if moment := model_admin.date_hierarchy:
        allowed |= {f"{moment}__{part}": _is_one_of(numbers) for part, numbers in DATE_PARTS.items()}
    return allowed


def is_a_day(asked, moment):
    """Do year, month and day of the date hierarchy `moment` in the query `asked` make a day? Each by itself may fit."""
    parts = [whole(asked.get(f"{moment}__{part}")) for part in DATE_PARTS]
    try:
        return None in parts or bool(date(*parts))
    except ValueError:
        return False


def _of_field(model, path):
    path = path if isinstance(path, str) else path.field_path
    field = get_fields_from_path(model, path)[-1]
    fits = _fits(field)
    allowed = {f"{path}{ending}": _is_short if ending.startswith("__is") else fits for ending in ENDINGS}
    if isinstance(field, models.DateField):
        allowed |= {f"{path}__gte": fits, f"{path}__lt": fits}
    if field.is_relation:
        allowed |= {f"{path}__{name}__exact": fits for name in ("id", field.target_field.name)}
    return allowed


def _fits(field):
    if field.is_relation or isinstance(field, models.IntegerField):
        return lambda text: whole(text) is not None
    if isinstance(field, models.DateField):
        return lambda text: _is_moment(field, text)
    return _is_short


def _is_moment(field, text):
    try:
        return _is_short(text) and field.to_python(text).year in YEARS
    except (ValidationError, ValueError, AttributeError):
        return False


def _is_one_of(numbers):
    return lambda text: whole(text) in numbers


def _is_short(text):
    return len(str(text)) <= LONGEST
