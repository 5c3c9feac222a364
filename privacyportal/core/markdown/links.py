"""Which addresses a text may point at."""

from django.conf import settings

SCHEMES = ("https://", "http://", "mailto:", "tel:")


def is_allowed_link(address: str) -> bool:
    """The web, mail, telephone, a path on this site or a place in this text; browsers read "\\" as "/"."""
    if any(character <= " " or character in "\\\x7f" for character in address):
        return False
    if address.startswith("/"):
        return not address.startswith("//")
    return address.startswith("#") or address.lower().startswith(SCHEMES)


def is_external(address: str) -> bool:
    return address.lower().startswith(("https://", "http://"))


def is_own_image(address: str) -> bool:
    """Only from MEDIA_URL: an image elsewhere would tell that site who reads this."""
    own = settings.MEDIA_URL
    has_folder = own.startswith("/") and not own.startswith("//") and own != "/"
    climbs = ".." in address or "%2e" in address.lower()
    return has_folder and not climbs and address.startswith(own) and is_allowed_link(address)
