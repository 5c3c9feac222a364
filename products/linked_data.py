"""A product as search engines read it: JSON-LD with schema.org words."""


def describe_product(product, absolute):
    """A DigitalDocument and its breadcrumb; `absolute` turns a path into an address."""
    url = absolute(product.get_absolute_url())
    trail = [("Home", absolute("/")), ("Kennisproducten", absolute("/producten/")), (product.title, url)]
    document = {
        "@type": "DigitalDocument",
        "name": product.title,
        "description": product.summary,
        "url": url,
        "inLanguage": "nl",
        "version": product.version,
        "dateModified": product.version_on.isoformat(),
        "license": product.licence,
        "publisher": {"@type": "Organization", "name": product.publisher.name, "url": product.publisher.website},
    }
    return {"@context": "https://schema.org", "@graph": [document, describe_trail(trail)]}


def describe_trail(trail):
    """A BreadcrumbList out of `(name, address)` pairs."""
    steps = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}
