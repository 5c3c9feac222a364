"""Everything that can be found: the one list of who offers documents, and under which name readers see them."""

from itertools import chain

from community import searchable as community
from privacyportal.pages import searchable as pages
from products import searchable as products
from products.decision_aids import searchable as aids
from products.fill_in import searchable as models
from products.register import searchable as register

SOURCES = [products, aids, models, register, pages, community]
GROUPS = {  # in the address: the kinds that it shows
    "kennisproducten": (products.KIND,),
    "keuzehulp": (aids.KIND,),
    "modellen": (models.KIND,),
    "register": (register.PAGE, register.COLUMN),
    "hulp": (pages.HELP, pages.TERM),
    "community": (community.KIND,),
}
GROUP_LABELS = {
    "kennisproducten": "Kennisproducten",
    "keuzehulp": "Keuzehulp",
    "modellen": "Modellen",
    "register": "Register van verwerkingen",
    "hulp": "Hulp en begrippen",
    "community": "Community",
}
KIND_LABELS = {
    products.KIND: "Kennisproduct",
    aids.KIND: "Keuzehulp",
    models.KIND: "Model",
    register.PAGE: "Register",
    register.COLUMN: "Kolom van het register",
    pages.HELP: "Hulp",
    pages.TERM: "Begrip",
    community.KIND: "Community",
}


def all_documents():
    """Every document of every app, for a rebuild of the index."""
    return chain.from_iterable(source.documents() for source in SOURCES)
