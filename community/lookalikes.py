"""Questions that look like the one being asked, and products that may answer it."""

from privacyportal.index.entries import EVERYONE
from privacyportal.index.searching import search
from products.searchable import KIND as PRODUCT

from .permissions import audiences
from .searchable import KIND as TOPIC

MOST = 5
COMPARED = 30  # hits: replies lead to the topic that their question leads to as well
LABELS = {PRODUCT: "Kennisproduct", TOPIC: "Onderwerp"}


def lookalikes(title, user):
    """Up to five `{kind, title, url}` that `user` may open, the most alike first."""
    results = search(title, audiences={EVERYONE, *audiences(user)}, kinds={"all": (PRODUCT, TOPIC)})
    found = {}
    for hit in results.hits(results.ranked[:COMPARED]):
        if not hit.key.startswith("bijlage:"):
            found.setdefault((hit.kind, hit.name), {"kind": LABELS[hit.kind], "title": hit.name, "url": hit.url})
    return list(found.values())[:MOST]
