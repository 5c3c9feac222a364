"""The desk as each role finds it: the demo portal, somebody with that role, and where links lead her."""

import re
from urllib.parse import parse_qs, urlsplit

from django.contrib.auth.models import Group
from django.urls import resolve

from privacyportal.contact.models import Desk
from privacyportal.pages.demo import load_demo
from products.models import BrokenLink
from tests.factories import PASSWORD, make_member, make_product, make_theme

START = "/beheer/"
LEFT_OUT = re.compile(r"\.csv|jsi18n|password_change|logout|_popup|voorbeeld/$|\?(?!van=|vraag=|oud=)")
FIRST_PAGES = {  # what each role has work on; a walk that stays outside is no walk
    "redacteur": "/beheer/products/product/uit-word/",
    "eindredacteur": "/beheer/products/brokenlink/",
    "moderator": "/beheer/accounts/accessrequest/",
    "loket": "/beheer/contact/question/",
    "beheerder": "/beheer/accounts/proposeddomain/",
    "beheer": "/beheer/products/product/",
}


def lay_out_portal():
    """What `make run` shows, with the rest of what can wait for somebody."""
    load_demo(password=PASSWORD)
    product = make_product("Factsheet", body="Doe een PIA.", themes=[make_theme()])
    make_product("Nog niet af", status="concept", published_at=None)
    BrokenLink.objects.create(address="https://example.org/weg", problem="Niet gevonden", product=product)


def somebody_with(role):
    if role == "beheer":
        return make_member("Beheer", is_staff=True, is_superuser=True)
    worker = make_member("Sanne Bos", is_staff=True)
    worker.groups.set(Group.objects.filter(name=role))
    for desk in Desk.objects.all() if role == "loket" else ():
        desk.staff.add(worker)
    return worker


def walk(links_of):
    """The address of each page that links lead to from the start of the desk, one of each kind.

    `links_of(address)` opens it and returns the links that stand there.
    """
    to_do, met = [START], {kind_of(START)}
    while to_do:
        address = to_do.pop(0)
        for link in links_of(address):
            if link.startswith(START) and not LEFT_OUT.search(link) and kind_of(link) not in met:
                met.add(kind_of(link))
                to_do.append(link)
        yield address


def kind_of(address):
    """What Django calls the page, and what is asked of it: one does for all rows of a model."""
    parts = urlsplit(address)
    page = resolve(parts.path)
    return page.view_name, page.kwargs.get("app_label"), *sorted(parse_qs(parts.query))
