"""Plain functions with boring defaults; what matters to a test stands in the test."""

from datetime import timedelta
from itertools import count

from allauth.account.models import EmailAddress
from django.utils import timezone

from privacyportal.accounts.models import User
from products.concepts import put
from products.models import Change, Product, Publisher, Theme

PASSWORD = "zes groene fietsen in de gracht"
number = count(1)


def make_publisher(abbreviation="VNG", **fields):
    publisher, _ = Publisher.objects.get_or_create(
        slug=abbreviation.lower(), defaults={"name": abbreviation, "abbreviation": abbreviation, **fields}
    )
    return publisher


def make_theme(name="Datalekken"):
    return Theme.objects.get_or_create(name=name, defaults={"slug": name.lower().replace(" ", "-")})[0]


def make_product(title="", *, themes=(), **fields):
    title = title or f"Handreiking {next(number)}"
    today = timezone.localdate()
    defaults = {
        "title": title,
        "slug": title.lower().replace(" ", "-"),
        "kind": Product.Kind.GUIDE,
        "summary": f"Samenvatting van {title}.",
        "body": "## Wat is het?\n\nEen tekst.",
        "status": Product.Status.PUBLISHED,
        "published_at": timezone.now() - timedelta(days=1),
        "checked_on": today,
        "checked_as": "eindredacteur",
        "check_before_on": today + timedelta(days=365),
    }
    fields.setdefault("publisher", None)
    fields["publisher"] = fields["publisher"] or make_publisher()
    product = Product(**{**defaults, **fields})
    put(product, {"themes": themes})  # like the starter content: without a version in the history
    return product


def make_change(product, summary="Artikel 28 is toegevoegd.", **fields):
    return Change.objects.create(product=product, version=product.version, summary=summary, **fields)


def make_user(name="Anna", **fields):
    email = fields.pop("email", f"{name.lower().replace(' ', '.')}{next(number)}@gemeente-voorbeeld.example")
    return User.objects.create_user(email, PASSWORD, name=name, **fields)


def make_member(name="Anna", **fields):
    """Someone who confirmed her address, was let in and accepted the house rules."""
    now = timezone.now()
    user = make_user(name, **{"confirmed_at": now, "approved_at": now, "accepted_rules": 1, **fields})
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user
