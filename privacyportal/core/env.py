"""Readers of environment variables that refuse what they do not understand. Any NAME may be given as NAME_FILE: the
path of a file that holds the value, as containers and systemd hand over secrets. Each NAME stands as it is in the code that
asks for it, and is explained in docs/operator/settings.yaml: tests/settings_table.py makes the operator's table of both."""

import json
import os
from datetime import date, timedelta
from importlib.util import find_spec
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from .domains import DomainRefused, own_domain

DAYS = {"dag": 1, "dagen": 1, "week": 7, "weken": 7, "maand": 30, "maanden": 30, "jaar": 365}
YES, NO = {"1", "on", "true", "yes"}, {"0", "off", "false", "no"}


def text(name, default=""):
    """The value of `name`, or what stands in the file that `name`_FILE points at; `default` when both are empty."""
    said, path = os.environ.get(name, "").strip(), os.environ.get(f"{name}_FILE", "").strip()
    if said and path:
        raise ImproperlyConfigured(f"Set {name} or {name}_FILE, not both.")
    return (_content(path, f"{name}_FILE") if path else said) or default


def _content(path, variable):
    try:
        content = Path(path).read_text().strip()
    except (OSError, ValueError) as error:  # ValueError: no text, or no path
        raise ImproperlyConfigured(
            f"{variable} points at a file that cannot be read: {type(error).__name__}."
        ) from None
    if not content:
        raise ImproperlyConfigured(f"{variable} points at an empty file.")
    return content


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


def choice(name, allowed):
    """One of `allowed`; the first unless set."""
    word = text(name, allowed[0])
    if word not in allowed:
        raise ImproperlyConfigured(f"{name} is one of {', '.join(allowed)}, not {word!r}.")
    return word


def day(name, default):
    """A date; `default` may be None, for no date at all."""
    try:
        word = text(name, default)
        return date.fromisoformat(word) if word else None
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is a day like 2027-11-01.") from error


def period(name, default):
    """A length of time as people say it: `35 dagen`, `6 maanden`. A month is counted as 30 days."""
    number, _, unit = text(name, default).partition(" ")
    if not number.isdecimal() or unit not in DAYS:
        raise ImproperlyConfigured(f"{name} is a number and one of {', '.join(DAYS)}, such as 35 dagen.")
    return timedelta(days=int(number) * DAYS[unit])


def words(name, default=""):
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def networks(name):
    """Networks and addresses, as `10.1.0.0/16, 2001:db8::/32`; none unless set."""
    try:
        return tuple(ip_network(word) for word in words(name))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} holds networks like 10.1.0.0/16 with commas between: {error}.") from None


def email_backend(name, folder):
    """The mail backend and its settings: `smtp://[user:password@]host:port`, `smtps://…`, or files in `folder`."""
    url = urlsplit(text(name))
    if not url.scheme:
        return "privacyportal.core.mail_files.EmailBackend", {"EMAIL_FILE_PATH": str(folder)}
    if url.scheme not in ("smtp", "smtps", "smtp+tls") or not url.hostname:
        raise ImproperlyConfigured(f"{name} looks like smtp://host:port, smtp+tls://… or smtps://….")
    return "privacyportal.core.mail_smtp.EmailBackend", {
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or 25,
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_USE_TLS": url.scheme == "smtp+tls",
    }


def need(name, extra, modules):
    """Refuse the start when the packages of the extra that the setting `name` needs are not installed: no visitor meets
    that then."""
    for module in modules:
        try:
            is_there = find_spec(module) is not None
        except ModuleNotFoundError:  # not even the package that it is in
            is_there = False
        if not is_there:
            raise ImproperlyConfigured(f"{name} needs the packages of the extra `{extra}`: pip install '.[{extra}]'.")


def file_storage(on_disk):
    """Where uploads lie, as an entry of STORAGES: the class `on_disk`, or a bucket when S3_BUCKET is set."""
    if not (bucket := text("S3_BUCKET")):
        return {"BACKEND": on_disk}
    need("S3_BUCKET", "s3", ["boto3", "storages"])
    said = {
        "bucket_name": bucket,
        "endpoint_url": text("S3_ENDPOINT"),
        "region_name": text("S3_REGION", "eu-west-1"),
        "access_key": text("S3_ACCESS_KEY"),
        "secret_key": text("S3_SECRET_KEY"),
    }
    if missing := [name for name, value in said.items() if not value]:
        raise ImproperlyConfigured(f"S3_BUCKET is set; so say S3_ENDPOINT, S3_ACCESS_KEY and S3_SECRET_KEY: {missing}.")
    return {"BACKEND": "privacyportal.core.bucket_storage.BucketStorage", "OPTIONS": said}


def cache(name, default):
    """A Django cache: `db://table` (shared by all workers), `redis://host:port`, or `locmem://` for one process."""
    url = urlsplit(text(name, default))
    backends = {
        "db": "django.core.cache.backends.db.DatabaseCache",
        "redis": "privacyportal.core.patient_cache.PatientRedisCache",
        "locmem": "django.core.cache.backends.locmem.LocMemCache",
    }
    if url.scheme not in backends:
        raise ImproperlyConfigured(f"{name} starts with one of {', '.join(backends)}.")
    if url.scheme == "redis":
        need(name, "redis", ["redis"])
    location = url.geturl() if url.scheme == "redis" else url.netloc
    return {"BACKEND": backends[url.scheme], "LOCATION": location}


def identity_providers():
    """The OpenID Connect servers as dictionaries with `id`, `name`, `issuer`, `client_id`, `secret` and `domains`:
    from OIDC_SERVERS (a JSON list of those), or one from OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_SECRET, OIDC_NAME and
    OIDC_DOMAINS."""
    if text("OIDC_ISSUER"):
        one = {
            "id": "organisatie",
            "issuer": text("OIDC_ISSUER"),
            "client_id": text("OIDC_CLIENT_ID"),
            "secret": text("OIDC_SECRET"),
            "name": text("OIDC_NAME"),
            "domains": words("OIDC_DOMAINS"),
        }
        servers = [one]
    else:
        servers = _json_list("OIDC_SERVERS")
    for server in servers:
        missing = [key for key in ("id", "name", "issuer", "client_id", "secret", "domains") if not server.get(key)]
        if missing or urlsplit(server["issuer"]).scheme not in ("https", "http"):
            raise ImproperlyConfigured(f"An OpenID Connect server misses {', '.join(missing) or 'an https issuer'}.")
        server["domains"] = _own_domains(server["domains"])
    return servers


def openid_connect_apps(servers):
    """`servers` in the words of django-allauth; an address in one of its domains counts as confirmed."""
    return [
        {
            "provider_id": server["id"],
            "name": server["name"],
            "client_id": server["client_id"],
            "secret": server["secret"],
            "settings": {"server_url": server["issuer"], "verified_email": server["domains"]},
        }
        for server in servers
    ]


def origins(servers):
    return [f"{url.scheme}://{url.netloc}" for url in (urlsplit(server["issuer"]) for server in servers)]


def _own_domains(typed):
    try:
        return [own_domain(domain) for domain in typed]
    except (DomainRefused, AttributeError, TypeError) as error:
        raise ImproperlyConfigured(f"The domains of an OpenID Connect server: {error}") from error


def _json_list(name):
    try:
        value = json.loads(text(name, "[]"))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is a JSON list.") from error
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise ImproperlyConfigured(f"{name} is a JSON list of objects.")
    return value
