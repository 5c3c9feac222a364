"""An e-mail address as mail can carry it. Its lengths are looked at before anything reads it.

Django takes addresses that no mail can be written to: domains with letters outside ASCII, quotes, brackets.
"""

import re

from .domains import DomainRefused, in_ascii, shown_domain
from .numbers import characters

LONGEST, LONGEST_LOCAL, LONGEST_PASTED = 254, 64, 400  # signs
ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
LOCAL = re.compile(rf"{ATOM}(\.{ATOM})*")
PLAIN = re.compile(rf"{LOCAL.pattern}@[A-Za-z0-9.-]{{1,253}}")

UNREADABLE = "Vul een e-mailadres in zoals naam@gemeente.nl."
ODD_LOCAL = "Vóór de @ mogen alleen letters zonder accent, cijfers en tekens zoals . - _ en + staan."
ODD_DOMAIN = "Naar het deel na de @ kan niemand mailen. Controleer of u het goed hebt overgenomen."


class AddressRefused(ValueError):
    """str() is the sentence for the person who typed it."""


def read_address(typed):
    """The address in what was typed or pasted (`Jan <jan@a.nl>`, `mailto:jan@a.nl`), its domain in lower case and ASCII.

    Raises AddressRefused.
    """
    local, _, domain = _bare(typed).rpartition("@")
    if not local or not domain or domain[0] == "." or any(sign in local + domain for sign in ' ,;<>@"()[]:\\'):
        raise AddressRefused(UNREADABLE)
    if not LOCAL.fullmatch(local):
        raise AddressRefused(UNREADABLE if local.isascii() else ODD_LOCAL)
    try:
        address = f"{local}@{in_ascii(domain)}"
    except DomainRefused as error:
        raise AddressRefused(UNREADABLE if domain.isascii() else ODD_DOMAIN) from error
    if too_many := max(len(address) - LONGEST, len(local) - LONGEST_LOCAL, 0):
        raise AddressRefused(_too_long(too_many))
    return address


def same_or_read(typed):
    """The address in `typed` as it is kept, or `typed` itself when it is no address that can be kept."""
    try:
        return read_address(typed)
    except AddressRefused:
        return typed


def is_plain(address):
    """Can `address` stand in a mail as it is? Also one that nobody may type here, such as `root@localhost`."""
    return bool(PLAIN.fullmatch(address))


def shown_address(address):
    """A kept address as people write it: `anna@gemeente-súdwest.nl`."""
    local, at, domain = address.rpartition("@")
    return f"{local}{at}{shown_domain(domain)}"


def mailbox(address):
    """What `address` and its by-names (`anna+x@`, `ANNA@`) have in common: one person's mailbox."""
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def _bare(typed):
    if len(typed) > LONGEST_PASTED:
        raise AddressRefused(_too_long(len(typed) - LONGEST))
    bare = " ".join(typed.split()).removeprefix("mailto:")
    if bare.endswith(">"):
        bare = bare[bare.rfind("<") + 1 : -1].removeprefix("mailto:")
    return bare.strip().rstrip(".,;")


def _too_long(too_many):
    return f"Uw e-mailadres is te lang: haal {characters(too_many)} weg."
