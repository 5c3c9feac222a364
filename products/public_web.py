"""Connections to the public web alone: to the address that was looked at, so that no name can change it in between."""

import http.client
import ipaddress
import socket
import urllib.request
from urllib.parse import urlsplit

PORTS = (80, 443)


class NotPublic(OSError):
    """The address lies in a network of somebody, or asks for a port where no website is."""


def is_public(address):
    """Would a link to `address` stay on the public web? Also when no such host is known: asking says so."""
    try:
        parts = urlsplit(address)
        _numbers_of(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))
    except NotPublic:
        return False
    except (OSError, ValueError):  # UnicodeError is a ValueError
        return True
    return True


def public_connection(address, timeout=None, source_address=None):
    """As `socket.create_connection`, to a host and port of the public web. Raises NotPublic."""
    host, port = address
    fault = OSError("no address")
    for number in _numbers_of(host, port):
        try:
            return socket.create_connection((number, port), timeout, source_address)
        except OSError as silent:
            fault = silent
    raise fault


def _numbers_of(host, port):
    """The numbers of `host`; one that is not public makes all of it suspect."""
    numbers = list(dict.fromkeys(info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    if port not in PORTS or not all(ipaddress.ip_address(number.partition("%")[0]).is_global for number in numbers):
        raise NotPublic("not on the public web")
    return numbers


class _Connection(http.client.HTTPConnection):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._create_connection = public_connection


class _SecureConnection(http.client.HTTPSConnection):
    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self._create_connection = public_connection


class PublicHTTP(urllib.request.HTTPHandler):
    def http_open(self, request):
        return self.do_open(_Connection, request)


class PublicHTTPS(urllib.request.HTTPSHandler):
    def https_open(self, request):
        return self.do_open(_SecureConnection, request, context=self._context)
