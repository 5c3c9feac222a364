"""From which networks the desk can be reached: those of ADMIN_NETWORKS, or every one when that is empty."""

import logging

from django.conf import settings
from django.http import HttpResponseForbidden
from django.template.loader import render_to_string

from .rate_limit import client_address

DESK = "beheer/"  # how the route of every page of the desk begins
log = logging.getLogger("portal.security")


class DeskNetworksMiddleware:
    """Goes by the route that answers, so that no way of writing an address goes round it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        is_of_desk = request.resolver_match.route.startswith(DESK)
        if not is_of_desk or not settings.ADMIN_NETWORKS or _is_inside(client_address(request)):
            return None
        log.warning("the desk was asked for from outside ADMIN_NETWORKS")
        return HttpResponseForbidden(render_to_string("outside_networks.html", request=request))


def _is_inside(address):
    return address is not None and any(address in network for network in settings.ADMIN_NETWORKS)
