"""A product as search engines read it: JSON-LD with schema.org words."""

from django.conf import settings

MADE_WITH_AI = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"


def describe_product(product, absolute):
    """Our text, the document that it explains, and the breadcrumb; `absolute` turns a path into an address."""
    url = absolute(product.get_absolute_url())
    trail = [("Home", absolute("/")), ("Kennisproducten", absolute("/producten/")), (product.title, url)]
    text = {
        "@type": "DigitalDocument",
        "name": product.title,
        "description": product.summary,
        "url": url,
        "inLanguage": "nl",
        "version": product.version,
        "dateModified": (product.standing_on or product.version_on).isoformat(),
        "license": product.licence,
        "publisher": {"@type": "Organization", "name": settings.OPERATOR["name"]},
    }
    if product.explained_on:
        text["dateCreated"] = product.explained_on.isoformat()
    if product.is_start_text:
        text["digitalSourceType"] = MADE_WITH_AI
    if product.original_title:
        text["isBasedOn"] = _document(product)
    return {"@context": "https://schema.org", "@graph": [text, describe_trail(trail)]}


def _document(product):
    """The official document, with what is known of it."""
    known = {
        "name": product.original_title,
        "version": product.original_version,
        "datePublished": product.original_on.isoformat() if product.original_on else "",
        "url": product.original_url,
        "license": product.original_licence,
    }
    if product.original_publisher:
        known["publisher"] = {"@type": "Organization", "name": product.original_publisher}
    return {"@type": "DigitalDocument", **{name: value for name, value in known.items() if value}}


def describe_trail(trail):
    """A BreadcrumbList out of `(name, address)` pairs."""
    steps = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}
