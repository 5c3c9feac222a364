"""What stands on every page around its own content."""

from django.conf import settings
from django.urls import reverse_lazy

MENU = [("Kennisproducten", reverse_lazy("products:list"))]
FOOTER = [
    ("Hulp", reverse_lazy("pages:help")),
    ("Over deze website", reverse_lazy("pages:about")),
    ("Privacyverklaring", reverse_lazy("pages:privacy_statement")),
    ("Cookies", reverse_lazy("pages:cookies")),
    ("Toegankelijkheid", reverse_lazy("pages:accessibility")),
    ("Kwetsbaarheid melden", reverse_lazy("pages:vulnerability")),
]


def portal(request):
    """The frame of a page: menu, footer, canonical address, and whether search engines may keep it."""
    return {
        "portal": {
            "name": "Privacy voor gemeenten",
            "menu": [_link(label, url, request.path) for label, url in MENU],
            "footer": [_link(label, url, request.path) for label, url in FOOTER],
            "canonical": request.build_absolute_uri(request.path),
            "is_indexed": not request.GET,
            "operator": settings.OPERATOR,
        }
    }


def _link(label, url, path):
    return {"label": label, "url": str(url), "is_current": path.startswith(str(url))}
