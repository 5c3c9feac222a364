"""Knowledge products as the search index takes them."""

from privacyportal.core.markdown import plain_text, table_of_contents
from privacyportal.index import writing
from privacyportal.index.entries import EVERYONE, Document
from privacyportal.index.models import SearchEntry

from .models import Product
from .status import ORIGINAL_OUTDATED

KIND = "product"
ON_REQUEST = "withdrawn"  # the audience of those who ask for withdrawn products (`?ook=ingetrokken`)
REPLACED_WEIGHT = 0.85


def documents():
    """All products that readers may find."""
    products = _with_all(Product.objects.published()).order_by("pk")
    return map(document_of, products.iterator(chunk_size=200))


def document_of(product):
    """What readers may find of a published product: its words, its files and whether it still holds."""
    status = Product.Status(product.status)
    contents = table_of_contents(product.text_to_show())
    return Document(
        key=key_of(product.pk),
        kind=KIND,
        title=product.title,
        summary=product.summary,
        headings="\n".join([*_facets(product), *(heading.text for heading in contents)]),
        text="\n".join(_text(product)),
        url=product.get_absolute_url(),
        audience=ON_REQUEST if status == Product.Status.WITHDRAWN else EVERYONE,
        weight=1.0 if status == Product.Status.PUBLISHED else REPLACED_WEIGHT,
        label=_label(product),
        gives_way_to=key_of(product.superseded_by_id) if status == Product.Status.REPLACED else "",
        sections=(*contents, *_after_the_text(product)),
    )


def index_product(product):
    """Bring the index up to date with one product; every act on a product calls it last, in its transaction."""
    found = _with_all(Product.objects.published()).filter(pk=product.pk).first()
    if found:
        writing.update(document_of(found))
    else:
        writing.remove(key_of(product.pk))


def index_products(products):
    """The same for a queryset, after a change of what products share: a theme, a publisher, a law."""
    for product in products:
        index_product(product)


def index_due():
    """Let products in and out whose hour has come without an act (scheduled work)."""
    published = set(Product.objects.published().values_list("pk", flat=True))
    found = SearchEntry.objects.filter(kind=KIND).values_list("key", flat=True)
    found = {int(key.removeprefix(f"{KIND}:")) for key in found}
    for pk in published ^ found:
        index_product(Product(pk=pk))


def index_relabelled():
    """For a new release: let the index name what a product is in the words of now, where it still has other ones."""
    labels = dict(SearchEntry.objects.filter(kind=KIND).values_list("key", "label"))
    for product in _with_all(Product.objects.published()).defer("body", "kept"):
        if labels.get(key_of(product.pk)) not in (None, _label(product)):
            index_product(product)


def key_of(pk):
    return f"{KIND}:{pk}"


def _with_all(products):
    return products.select_related("publisher").prefetch_related("written_under", "themes", "files")


def _facets(product):
    """What a reader may call the product by: its kind, whose it is, what it is about, and an old law it is from."""
    yield product.get_kind_display()
    yield from {product.publisher.name: 1, product.publisher.abbreviation: 1}
    for theme in product.themes.all():
        yield theme.name
    for law in product.law_notes:
        yield law.term


def _text(product):
    yield product.audience
    yield product.when_to_use
    yield plain_text(product.text_to_show(), keeps_rows=True)
    for file in _files(product):
        yield _name_of(file)
        yield file.text if file.is_available else ""


def _after_the_text(product):
    """Where the last section of the text ends: at the first file."""
    return [("", _name_of(file)) for file in _files(product)[:1]]


def _files(product):
    return [file for file in product.files.all() if not file.is_old]


def _name_of(file):
    return f"{file.title}. {file.description}".strip()


def _label(product):
    """`Vervangen · Geschreven onder: Wbp`: what a reader must know before the first click."""
    if product.outdated_note and product.status == product.Status.PUBLISHED:
        return ORIGINAL_OUTDATED
    status = "" if product.status == product.Status.PUBLISHED else product.get_status_display()
    return " · ".join(filter(None, [status, product.law_label if product.law_notes else ""]))[:120]
