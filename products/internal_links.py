"""Does a link to this website still lead somewhere? Answered by the page itself, without a request."""

import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import RequestFactory
from django.urls import Resolver404, resolve

from privacyportal.core.faults import describe_fault
from privacyportal.core.markdown import table_of_contents

log = logging.getLogger("portal.links")


def is_internal(address):
    return address.startswith(("/", "#", f"{settings.SITE_URL}/"))


def leads_nowhere(address, text):
    """Whether `address`, found in `text`, is a place on this website that does not exist."""
    if not is_internal(address):
        return False
    if address.startswith("#"):
        return address[1:] not in _anchors(text)
    path = address.removeprefix(settings.SITE_URL).partition("#")[0].partition("?")[0]
    return not _answers(path)


def _anchors(text):
    """The ids of the headings, with and without the prefix that the page gives them."""
    return {name for heading in table_of_contents(text) for name in (heading.id, heading.id.partition("-")[2])}


def _answers(path):
    """Ask the view of an open page; a page behind a door counts as there."""
    try:
        match = resolve(path)
        if getattr(match.func, "login_required", True):
            return True
        request = RequestFactory(headers={"host": urlsplit(settings.SITE_URL).netloc}).get(path)
        request.user, request.resolver_match = AnonymousUser(), match
        response = match.func(request, *match.args, **match.kwargs)
        if response.streaming:  # response.close() would also close the connection to the database
            response.file_to_stream.close()
        return response.status_code < 400
    except (Resolver404, Http404):
        return False
    except Exception as error:
        log.warning("the page of a link could not be tried: %s", describe_fault(error))
        return True
