"""Readers of environment variables that refuse what they do not understand."""

import os
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES, NO = {"1", "on", "true", "yes"}, {"0", "off", "false", "no"}


def text(name, default=""):
    return os.environ.get(name, "").strip() or default


def flag(name, default):
    word = text(name).lower()
    if word and word not in YES | NO:
        raise ImproperlyConfigured(f"{name} is 'on' or 'off', not {word!r}.")
    return word in YES if word else default


def number(name, default):
    word = text(name, str(default))
    if not word.isdecimal():
        raise ImproperlyConfigured(f"{name} is a whole number, not {word!r}.")
    return int(word)


def words(name, default=""):
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def email_backend(name, folder):
    """The mail backend and its settings: `smtp://[user:password@]host:port`, `smtps://…`, or files in `folder`."""
    url = urlsplit(text(name))
    if not url.scheme:
        return "django.core.mail.backends.filebased.EmailBackend", {"EMAIL_FILE_PATH": str(folder)}
    if url.scheme not in ("smtp", "smtps", "smtp+tls") or not url.hostname:
        raise ImproperlyConfigured(f"{name} looks like smtp://host:port, smtp+tls://… or smtps://….")
    return "django.core.mail.backends.smtp.EmailBackend", {
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or 25,
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_USE_TLS": url.scheme == "smtp+tls",
    }


def cache(name, default):
    """A Django cache: `db://table` (shared by all workers), `redis://host:port`, or `locmem://` for one process."""
    url = urlsplit(text(name, default))
    backends = {"db": "db.DatabaseCache", "redis": "redis.RedisCache", "locmem": "locmem.LocMemCache"}
    if url.scheme not in backends:
        raise ImproperlyConfigured(f"{name} starts with one of {', '.join(backends)}.")
    location = url.geturl() if url.scheme == "redis" else url.netloc
    return {"BACKEND": f"django.core.cache.backends.{backends[url.scheme]}", "LOCATION": location}
