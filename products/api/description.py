"""The description of the API in OpenAPI: what people wrote in description.yaml, filled in with what the code knows."""

from copy import deepcopy
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from django.urls import reverse

from ..catalogue import ORDERS, STATUSES
from ..open_data import COLUMNS
from .choices import KINDS, LARGEST_PAGE, PAGE_SIZE
from .rows import camel_case


def describe(absolute):
    """The whole description, for the portal at this address; `absolute` turns a path into an address."""
    whole = deepcopy(_written())
    whole["info"] |= {"version": settings.API_VERSION, "contact": _contact(absolute)}
    whole["servers"] = [{"url": absolute(settings.API_PREFIX), "description": "Dit portaal"}]
    _fill_columns(whole["components"]["schemas"]["KennisproductInLijst"])
    _fill_choices(whole["components"]["parameters"])
    return whole


@cache
def _written():
    return yaml.safe_load(Path(__file__).with_name("description.yaml").read_text(encoding="utf-8"))


def _contact(absolute):
    operator = settings.OPERATOR
    name = f"Beheer van het Privacyportaal ({operator['name']})"
    return {"name": name, "url": absolute(reverse("contact:form")), "email": str(operator["email"])}


def _fill_columns(schema):
    for name, column in COLUMNS.items():
        schema["properties"][camel_case(name)] = {**column.schema, "description": column.meaning}
    schema["required"] = list(schema["properties"])


def _fill_choices(parameters):
    for name, words in {"Soort": KINDS, "Status": STATUSES}.items():
        parameters[name]["schema"]["items"]["enum"] = list(words)
    parameters["Sorteer"]["schema"]["enum"] = list(ORDERS)
    parameters["Paginagrootte"]["schema"] |= {"maximum": LARGEST_PAGE, "default": PAGE_SIZE}
