"""A line in the security log for what someone tried and may not: by her number, the route and the kind. Never an address, a
name or a word that was typed."""

import logging

from django.core.signing import SignatureExpired

log = logging.getLogger("portal.security")
VISITOR = "a visitor"


def note_refusal(request, right=""):
    """Who asks this may not have it, for want of this right of the desk when one is named."""
    log.info("%s refused at %s%s", _who(request), _route(request), f": {right}" if right else "")


def note_nothing_found(request):
    """A row that is not for her is not found, as one that is not there; who looks for many is seen by this line."""
    if request.resolver_match and (who := _who(request)) != VISITOR:
        log.info("%s found nothing at %s", who, _route(request))


def note_refused_file(refused, size):
    """What kind of refusal, and how large it was."""
    log.info("a file of %s bytes was refused: %s", size, refused.reason.name if refused.reason else "WOULD_LOSE")


def note_infected_file(size):
    log.warning("a file of %s bytes holds malicious code", size)


def note_token(kind, token, error):
    """A token of this kind that we never gave; none, or one that is only too old, is no attempt."""
    if token and not isinstance(error, SignatureExpired):
        log.info("a token that is not ours: %s", kind)


def note_suspicion():
    log.info("a question is held as spam")


def _who(request):
    user = getattr(request, "user", None)
    return f"person {user.pk}" if user and user.is_authenticated else VISITOR


def _route(request):
    return f"/{request.resolver_match.route}" if request.resolver_match else "-"
