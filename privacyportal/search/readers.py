"""Who asks: the audiences whose documents this reader may find, and the groups of results that can hold any."""

from community import searchable
from privacyportal.index.entries import EVERYONE
from products.searchable import ON_REQUEST

from .sources import GROUPS


def audiences_of(request):
    """The words that this reader holds; withdrawn products only for who asks for them."""
    audiences = {EVERYONE, *searchable.audiences(request.user)}
    if request.GET.get("ook") == "ingetrokken":
        audiences.add(ON_REQUEST)
    return audiences


def groups_for(audiences):
    """The groups of results; without the community for who may read no forum, which spares the database the question."""
    if audiences <= {EVERYONE, ON_REQUEST}:
        return {name: kinds for name, kinds in GROUPS.items() if name != "community"}
    return GROUPS
