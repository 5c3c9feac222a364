"""Do the links and the products that an aid names exist on this website?"""

from products.definitions.destinations import link_faults, product_faults


def destination_faults(source):
    yield from product_faults(source, _products(source.content))
    yield from link_faults(source)


def _products(content):
    for number, outcome in enumerate(content["uitkomsten"]):
        for place, slug in enumerate(outcome.get("producten", ())):
            yield ("uitkomsten", number, "producten", place), slug
