"""Does a form carry our token, for a view that gives every word back when it does not?"""

from django.middleware.csrf import CsrfViewMiddleware


def is_own_form(request):
    """What Django's middleware asks of any other view; the view that calls this is `csrf_exempt`, and changes nothing
    when the answer is no."""
    check = CsrfViewMiddleware(lambda request: None)
    check.process_request(request)
    return check.process_view(request, None, (), {}) is None
