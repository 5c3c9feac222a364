"""Every address of the portal, out of the URL resolver, with a place for each part that may differ."""

import re

from django.urls import URLPattern, get_resolver

PLACE = re.compile(r"<[^<>]*>|\(\?P<\w+>(?:[^()]|\([^()]*\))*\)|\((?:[^()]|\([^()]*\))*\)")
HOLE = "\x00"


def all_routes(patterns=None, prefix=""):
    """Addresses such as `community/reactie/HOLE/`, once each."""
    found = set()
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(entry.pattern)
        found |= (
            {PLACE.sub(HOLE, route)} if isinstance(entry, URLPattern) else set(all_routes(entry.url_patterns, route))
        )
    return sorted(re.sub(r"[\^$\\]|\?$", "", route) for route in found)
