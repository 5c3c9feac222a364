"""One domain, written in one way: what is pasted is read, and what is compared is compared in ASCII (IDNA)."""

import ipaddress
import re
from urllib.parse import urlsplit

import idna

from .public_domains import why_public
from .scripts import is_plain_latin

UNREADABLE = "Vul een domein in zoals gemeente.nl."
ONE_ONLY = "Vul één domein in. Voeg elk ander domein apart toe."
LOOKS_LIKE = "In dit domein staan letters die op gewone letters lijken. Typ het domein zelf over."
NOT_HERS = "Vul een domein in dat alleen van de organisatie is."
LONGEST = 253  # characters of a name in DNS
WRAPPING = " \t\r\n<>\"'(),;"


class DomainRefused(ValueError):
    """str() is the sentence for the person who typed it."""


def own_domain(typed):
    """The domain that `typed` means ("x@Utrecht.nl", "https://www.utrecht.nl/"): one that belongs to an organisation.

    Raises DomainRefused for what is no domain, for one under which anybody can have an address, and for one that only
    looks like another.
    """
    name = read_domain(typed)
    if not is_plain_latin(shown_domain(name)):
        raise DomainRefused(LOOKS_LIKE)
    if reason := why_public(name):
        raise DomainRefused(f"{reason} {NOT_HERS}")
    return name


def read_domain(typed):
    """The domain that `typed` means, in lower case and ASCII; raises DomainRefused when there is none in it."""
    bare = " ".join(typed.strip(WRAPPING).split())  # a line break within is not nothing
    if len([part for part in re.split(r"[\s,;|]+", bare) if re.search(r"\w\.\w", part)]) > 1:
        raise DomainRefused(ONE_ONLY)
    try:
        host = urlsplit(bare if "//" in bare else f"//{bare}").hostname or ""
    except ValueError as error:
        raise DomainRefused(UNREADABLE) from error
    name = in_ascii(host.lstrip("*"))
    shorter = name.removeprefix("www.")
    return shorter if "." in shorter else name


def in_ascii(host):
    """The name of a domain as mail and DNS know it; raises DomainRefused for what is none."""
    host = host.strip(" .")
    try:
        name = idna.encode(host, uts46=True, std3_rules=True).decode() if len(host) <= LONGEST else ""
    except UnicodeError:
        name = ""
    if "." not in name or _is_address(name):
        raise DomainRefused(UNREADABLE)
    return name


def domain_of(email):
    """The domain of an e-mail address as it is kept; "" for an address that has none."""
    try:
        return in_ascii(email.rpartition("@")[2])
    except DomainRefused:
        return ""


def shown_domain(name):
    """A kept domain as people read it: `gemeente-súdwest.nl`."""
    try:
        return idna.decode(name)
    except UnicodeError:
        return name


def full_domain(name):
    """Both as people read it and as DNS knows it, where those differ: who decides about it sees what it is."""
    shown = shown_domain(name)
    return shown if shown == name else f"{shown} ({name})"


def _is_address(name):
    try:
        return bool(ipaddress.ip_address(name))
    except ValueError:
        return name.rpartition(".")[2].isdigit()
