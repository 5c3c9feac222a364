"""Every door of the portal: its name, its view, and whether a visitor without an account may come in."""

from django.urls import URLPattern, get_resolver


def all_doors(patterns=None, prefix=""):
    """Pairs of `(name, view)` for each address of the portal; the admin's own are left out."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(entry, URLPattern):
            yield f"{prefix}{entry.name}", entry.callback
        elif entry.app_name != "admin":
            namespace = f"{entry.namespace}:" if entry.namespace else ""
            yield from all_doors(entry.url_patterns, prefix + namespace)


def is_open(view):
    return getattr(view, "login_required", True) is False and not getattr(view, "is_for_members", False)
