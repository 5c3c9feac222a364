"""What a page is that asks to sign in, by its kind and never by its content: it may not even exist."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

COMMUNITY = "Alleen leden lezen de community."
PAGES = {
    "community:topic": "U wilt een onderwerp in de community lezen.",
    "community:post": "U wilt een reactie in de community lezen.",
    "community:attachment": "U wilt een bestand uit de community openen.",
    "community:news": "U wilt zien wat er nieuw is in de community.",
    "accounts:members": "U wilt de ledenlijst zien.",
}
ROOMS = {
    "community": "U wilt naar de community.",
    "accounts": "U wilt naar uw account.",
    "fill_in": "U wilt naar uw bewaarde concept.",
    "admin": "U wilt naar het beheer.",
}


def sentences_about(address):
    """What the person asked for, for the sign-in page; nothing for an address that says nothing."""
    try:
        route = resolve(urlsplit(address or "").path)
    except Resolver404:
        return []
    room = route.view_name.partition(":")[0]
    said = PAGES.get(route.view_name) or ROOMS.get(room)
    return [said, *([COMMUNITY] if room == "community" else [])] if said else []
