"""The row that editors write in: the product itself while it is a concept, else a newer concept beside it."""

import uuid
from contextlib import contextmanager

from privacyportal.core.markdown import TextTooLong, check_markdown
from privacyportal.core.refusals import Refused

from .models import Product

CONTENT = [
    "title",
    "title_language",
    "kind",
    "publisher",
    "summary",
    "audience",
    "when_to_use",
    "body",
    "original_title",
    "original_publisher",
    "original_version",
    "original_on",
    "original_url",
    "original_licence",
    "outdated_note",
    "explained_on",
    "version",
    "version_on",
    "licence",
    "owner",
    "check_before_on",
]
DESCRIPTION = [
    "title",
    "description",
    "language",
    "accessible",
    "accessibility_note",
    "order",
    "is_confirmed",
]  # of a file
SETS = ["written_under", "themes", "related"]
WORDS = ["title", "summary", "audience", "when_to_use", "body"]


def working_copy(product):
    """The newer concept of `product` if there is one, else `product` itself."""
    return Product.objects.filter(concept_of=product).first() or product


def open_concept(product):
    """The row to write in; a copy of the product with its files when the product itself is on the website."""
    working = working_copy(product)
    if working.status == Product.Status.CONCEPT:
        return working
    concept = Product(concept_of=product, slug=f"concept-{uuid.uuid4().hex}")
    _copy_content(product, concept)
    for file in product.files.filter(is_old=False):
        file.copy_of_id, file.pk, file.product = file.pk, None, concept
        file._state.adding = True
        file.save()
    return concept


def take_over(concept, product):
    """Give `product` everything that its newer concept says, files included; the concept is gone afterwards."""
    if concept == product:
        return
    _copy_content(concept, product)
    _take_files(concept, product)
    with unrecorded(concept):
        concept.delete()


def has_other_words(concept, product):
    """Whether readers will read something else than now."""
    return any(getattr(concept, name) != getattr(product, name) for name in WORDS)


def says_already(product, values):
    """Whether `values` (see `put`) would change nothing."""
    fields = all(getattr(product, name) == values[name] for name in values if name not in SETS)
    return fields and all(set(getattr(product, name).all()) == set(values[name]) for name in values if name in SETS)


def put(product, values):
    """Write `values` (field names to values, sets to lists) into one row, without a version of its own."""
    with unrecorded(product):
        for name in [name for name in values if name not in SETS]:
            setattr(product, name, values[name])
        product.save()
        for name in [name for name in values if name in SETS]:
            getattr(product, name).set(values[name])


def refuse_too_dear(values, about=""):
    """For who writes: a text that would cost too much to show is not kept. Raises Refused."""
    try:
        check_markdown(values.get("body", ""))
    except TextTooLong as error:
        raise Refused(f"{about}{error.message}") from None


@contextmanager
def unrecorded(product):
    """Save without a row in the history; the act records one version when it is done."""
    product.skip_history_when_saving = True
    try:
        yield
    finally:
        del product.skip_history_when_saving


def _copy_content(source, target):
    values = {name: getattr(source, name) for name in CONTENT}
    put(target, values | {name: list(getattr(source, name).all()) for name in SETS})


def _take_files(concept, product):
    """Unchanged files keep their row and address; a replaced or removed one stays reachable as an old file."""
    kept = []
    for draft in list(concept.files.select_related("copy_of")):
        original = draft.copy_of
        if original and original.product_id == product.pk and original.file == draft.file:
            _describe(original, draft)
            kept.append(original.pk)
        else:
            draft.product, draft.copy_of = product, None
            draft.save()
            kept.append(draft.pk)
    product.files.exclude(pk__in=kept).update(is_old=True)


def _describe(original, draft):
    for name in DESCRIPTION:
        setattr(original, name, getattr(draft, name))
    original.save()
