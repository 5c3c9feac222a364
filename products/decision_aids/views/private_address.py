"""Pages whose address holds answers."""

from functools import wraps


def private_address(view):
    """Tell no website where a visitor comes from: the answers stand in the address of these pages."""

    @wraps(view)
    def told_nobody(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return told_nobody
