"""Pages to which a visitor sends what is nobody's business."""

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt


def nothing_kept(view):
    """Open to everyone, without a cookie, and no browser or proxy keeps it. It changes nothing on the server, so there
    is nothing that another website could misuse."""
    return login_not_required(csrf_exempt(never_cache(view)))
