"""A line in the security log for what someone tried and may not: by her number, the route and the kind. Never an address, a
name or a word that was typed."""

import logging

log = logging.getLogger("portal.security")
VISITOR = "a visitor"


def note_refusal(request, right=""):
    """Who asks this may not have it, for want of this right of the desk when one is named."""
    log.info("%s refused at %s%s", _who(request), _route(request), f": {right}" if right else "")


def note_nothing_found(request):
    """A row that is not for her is not found, as one that is not there; who looks for many is seen by this line."""
    if request.resolver_match and (who := _who(request)) != VISITOR:
        log.info("%s found nothing at %s", who, _route(request))


def _who(request):
    user = getattr(request, "user", None)
    return f"person {user.pk}" if user and user.is_authenticated else VISITOR


def _route(request):
    return f"/{request.resolver_match.route}" if request.resolver_match else "-"
