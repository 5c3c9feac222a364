"""The row that editors write in: the product itself while it is a concept, else a newer concept beside it."""

import uuid
from contextlib import contextmanager

from privacyportal.core.markdown import TextTooLong, check_markdown
from privacyportal.core.refusals import Refused

from .models import BrokenLink, Product, ProductFile
from .models.records import memberships

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
    concept = Product.objects.filter(concept_of=product).first()
    if concept:
        concept.concept_of = product
    return concept or product


def write_concept(product, working, values):
    """Write `values` into the newest row of `product`, and return that row.

    While `working` is the product itself, on the website, that is a new copy with its files.
    """
    if working.status == Product.Status.CONCEPT:
        put(working, values)
        return working
    concept = Product(concept_of=product, slug=f"concept-{uuid.uuid4().hex}")
    put(concept, _content(product, but=values) | values)
    for file in product.files.filter(is_old=False):
        file.copy_of_id, file.pk, file.product = file.pk, None, concept
        file._state.adding = True
        file.save()
    return concept


def take_over(concept, product):
    """Give `product` everything that its newer concept says, files included; the concept is gone afterwards.

    The caller saves the product, when it has said what more changes.
    """
    if concept == product:
        return
    _fill(product, _content(concept))
    _take_files(concept, product)
    _throw_away(concept)


def _throw_away(concept):
    """Delete a concept whose files were taken and all that it can have; nothing else points at a row that is not shown."""
    for field in map(_field, SETS):
        field.remote_field.through.objects.filter(**{field.m2m_field_name(): concept.pk}).delete()
    BrokenLink.objects.filter(product=concept).delete()
    rows = Product.objects.filter(pk=concept.pk)
    rows._raw_delete(rows.db)  # Django would look for it in fourteen tables first; the database still does, at the end


def has_other_words(concept, product):
    """Whether readers will read something else than now."""
    return any(getattr(concept, name) != getattr(product, name) for name in WORDS)


def says_already(product, values):
    """Whether `values` (see `put`) would change nothing."""
    fields = {_field(name).attname: value for name, value in values.items() if name not in SETS}
    if any(getattr(product, name) != getattr(value, "pk", value) for name, value in fields.items()):
        return False
    sets = {name: {member.pk for member in values[name]} for name in SETS if name in values}
    return sets == _members(product, but={*SETS} - sets.keys())


def put(product, values):
    """Write `values` (field names to values, sets to lists) into one row, without a version of its own."""
    for name in values.keys() - {*SETS}:
        setattr(product, name, values[name])
    is_new = product._state.adding
    with unrecorded(product):
        product.save()
    _fill(product, {name: values[name] for name in values.keys() & {*SETS}}, is_new=is_new)


def refuse_too_dear(values, about=""):
    """For who writes: a text that would cost too much to show is not kept. Raises Refused."""
    try:
        check_markdown(values.get("body", ""))
    except TextTooLong as error:
        raise Refused(f"{about}{error.message}") from None


@contextmanager
def unrecorded(product):
    """Save, or delete, without a row in the history; the act records one version when it is done."""
    product.skip_history_when_saving = True
    try:
        yield
    finally:
        del product.skip_history_when_saving


def _content(product, but=()):
    """What stands in the row, apart from the fields in `but`: values by field name, and lists of keys for the sets."""
    names = [name for name in CONTENT if name not in but]
    return {_field(name).attname: getattr(product, _field(name).attname) for name in names} | {
        name: [*members] for name, members in _members(product, but).items()
    }


def _fill(product, values, *, is_new=False):
    """Give `product` these fields, for the caller to save, and write the sets that become others."""
    sets = {name: {getattr(member, "pk", member) for member in values[name]} for name in SETS if name in values}
    for name in values.keys() - sets.keys():
        setattr(product, name, values[name])
    there = _members(product, but={*SETS} - sets.keys()) if sets and not is_new else {}
    for name in sets:
        had = there.get(name, set())
        _change_members(product, _field(name), sets[name] - had, had - sets[name])
    product._prefetched_objects_cache = {}


def _change_members(product, field, new, gone):
    through, own, other = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
    if gone:
        through.objects.filter(**{own: product.pk, f"{other}__in": gone}).delete()
    if new:
        through.objects.bulk_create(through(**{f"{own}_id": product.pk, f"{other}_id": pk}) for pk in sorted(new))


def _members(product, but=()):
    """The keys of the members of each set, in one statement."""
    fields = [_field(name) for name in SETS if name not in but]
    found = {field.name: set() for field in fields}
    for name, _, member in memberships(product, fields) if fields else []:
        found[name].add(member)
    return found


def _field(name):
    return Product._meta.get_field(name)


def _take_files(concept, product):
    """Unchanged files keep their row and address; a replaced or removed one stays reachable as an old file."""
    kept, copies = [], []
    for draft in list(concept.files.select_related("copy_of")):
        original = draft.copy_of
        if original and original.product_id == product.pk and original.file == draft.file:
            _describe(original, draft)
            kept.append(original.pk)
            copies.append(draft.pk)
        else:
            draft.product, draft.copy_of = product, None
            draft.save()
            kept.append(draft.pk)
    if copies:
        ProductFile.objects.filter(pk__in=copies).delete()
    product.files.exclude(pk__in=kept).update(is_old=True)


def _describe(original, draft):
    for name in DESCRIPTION:
        setattr(original, name, getattr(draft, name))
    original.save()
