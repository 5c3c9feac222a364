"""How often one address range may do something. The range is kept hashed, in the cache only, and never logged."""

import ipaddress
import logging
import time

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

log = logging.getLogger("portal.rate_limit")

UNKNOWN_NETWORK = "unknown"
RANGES = {4: 24, 6: 56}  # what one office or one home gets, in bits


def is_within_limit(request, *, act, limit, seconds=3600):
    """Count one `act` of the address range of `request`; False when there were more than `limit` in `seconds`.

    A cache that is down counts nothing: the form matters more than the count.
    """
    return count(act, client_network(request), seconds=seconds) <= limit


def count(act, who, *, seconds, times=1):
    """How often `who` did `act` in this stretch of so many seconds, these `times` included; 0 without a cache."""
    window = int(time.time() // seconds)
    key = salted_hmac("rate-limit", f"{act} {window} {who}", algorithm="sha256").hexdigest()
    try:
        cache.add(key, 0, timeout=seconds)
        return cache.incr(key, times)
    except Exception as error:
        log.warning("not counted: %s", type(error).__name__)
        return 0


class RetryAfterMiddleware:
    """Every answer that says "too often" also says after how many seconds to come back; a minute unless a view knows."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 429:
            response.headers.setdefault("Retry-After", "60")
        return response


def seconds_to_wait(seconds=3600):
    """After how long the count of this window of `seconds` begins anew."""
    return seconds - int(time.time() % seconds)


def client_network(request):
    """The /24 (IPv4) or /56 (IPv6) that the visitor comes from."""
    address = client_address(request)
    return str(ipaddress.ip_network((address, RANGES[address.version]), strict=False)) if address else UNKNOWN_NETWORK


def client_address(request):
    """The address that the outermost of our own proxies saw; without proxies, that of the connection; None if it is none."""
    try:
        address = ipaddress.ip_address(_said_address(request))
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _said_address(request):
    forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if 0 < settings.TRUSTED_PROXIES <= len(forwarded):
        return forwarded[-settings.TRUSTED_PROXIES]
    return request.META.get("REMOTE_ADDR", "")
