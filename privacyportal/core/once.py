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
        remembered, key = _remembered.get(), (ask, user.pk, *args)
        if remembered is None:
            return ask(user, *args)
        if key not in remembered:
            remembered[key] = ask(user, *args)
        return remembered[key]

    return asked
