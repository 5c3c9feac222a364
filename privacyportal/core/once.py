"""What one page asks once, however many of its parts need to know."""

from contextvars import ContextVar
from functools import wraps

_remembered = ContextVar("what the page that is being made has asked", default=None)


class OncePerPageMiddleware:
    """Remember while a page is made that changes nothing. Acts remember nothing: what they ask holds at that moment."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        mark = _remembered.set({} if request.method in ("GET", "HEAD") else None)
        try:
            return self.get_response(request)
        finally:
            _remembered.reset(mark)


def once_per_page(ask):
    """Decorate a question about a person: asked once per page, and each time where there is no page."""

    @wraps(ask)
    def asked(user, *args):
        if _remembered.get() is None:
            return ask(user, *args)
        return remember((ask, user.pk, *args), lambda: ask(user, *args))

    return asked


def remember(key, ask):
    """The answer to `ask()` while a page is made, asked once; None where there is no page."""
    remembered = _remembered.get()
    if remembered is not None and key not in remembered:
        remembered[key] = ask()
    return None if remembered is None else remembered[key]
