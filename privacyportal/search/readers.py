"""Who asks: the audiences whose documents this reader may find."""

from community import permissions
from privacyportal.index.entries import EVERYONE
from products.searchable import ON_REQUEST


def audiences_of(request):
    """The words that this reader holds; withdrawn products only for who asks for them."""
    audiences = {EVERYONE, *permissions.audiences(request.user)}
    if request.GET.get("ook") == "ingetrokken":
        audiences.add(ON_REQUEST)
    return audiences
