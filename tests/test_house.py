"""The house rules that no single app can hold: open doors, reading that changes nothing, and refusing to start."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.contrib import admin
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from products.admin.act_pages import PAGES
from products.models import Product
from tests.doors import all_doors, is_open
from tests.factories import make_user
from tests.test_repository import ROOT

ROOMS = ("privacyportal", "products", "community")
OPEN_DOORS = [
    "account_confirm_email",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "accounts:house_rules",
    "accounts:left",
    "accounts:signed_out",
    "aids_preview:aid",  # the token in the address is the permission, as in the next six
    "aids_preview:deadline",
    "aids_preview:letter",
    "aids_preview:list",
    "aids_preview:outcome",
    "aids_preview:question",
    "aids_preview:record",
    "api:about",
    "api:description",
    "api:product",
    "api:products",
    "api:publishers",
    "api:start",
    "api:themes",
    "api_catalog",
    "change_password",
    "community:attachment",  # when its forum is public; otherwise for members, as the next four
    "community:forum",
    "community:history",
    "community:home",
    "community:library",
    "community:post",
    "community:stop",  # the token in the mail is the permission
    "community:topic",
    "contact:check",
    "contact:form",
    "contact:sent",
    "decision_aids:aid",
    "decision_aids:deadline",
    "decision_aids:json",
    "decision_aids:letter",
    "decision_aids:list",
    "decision_aids:outcome",
    "decision_aids:question",
    "decision_aids:record",
    "fill_in:concept",  # a form that was posted after the session ended comes back; the concept itself is for members
    "fill_in:list",
    "fill_in:model",
    "fill_in:open",
    "fill_in:preview",
    "global_privacy_control",
    "image",
    "live",
    "markdownx_markdownify",  # refuses with 403, because a script asks
    "markdownx_upload",
    "metrics",  # asks a token of its own
    "mfa_authenticate",
    "models_preview:list",
    "models_preview:model",  # the token in the address is the permission, as in the next two
    "models_preview:open",
    "models_preview:preview",
    "openid_connect_callback",
    "openid_connect_login",
    "opensearch",
    "pages:about",
    "pages:accessibility",
    "pages:accessibility_json",
    "pages:accountability",
    "pages:cookies",
    "pages:glossary",
    "pages:help",
    "pages:help_page",
    "pages:home",
    "pages:privacy_statement",
    "pages:vulnerability",
    "preview",  # whoever has the link, for seven days
    "preview_file",
    "products:csv",
    "products:detail",
    "products:feed",
    "products:file",
    "products:json",
    "products:list",
    "products:product_feed",
    "products:text",
    "products:versions",
    "ready",
    "register:check",
    "register:columns",
    "register:processor_template_csv",
    "register:processor_template_ods",
    "register:processor_template_xlsx",
    "register:register",
    "register:template_csv",
    "register:template_ods",
    "register:template_xlsx",
    "robots",
    "search:count",  # takes only what our own page signed
    "search:page",
    "search:suggestions",
    "security_txt",
    "sitemap",
    "sitemap_section",
    "socialaccount_login_cancelled",
    "socialaccount_signup",
]
PUBLIC_PAGES = [
    "/",
    "/producten/",
    "/producten/?organisatie=vng",
    "/producten/privacy-impact-assessment/",
    "/producten/privacy-impact-assessment/versies/",
    "/producten/feed/",
    "/producten.json",
    "/producten.csv",
    "/api/",
    "/api/v1/kennisproducten",
    "/api/v1/kennisproducten/privacy-impact-assessment",
    "/register/",
    "/register/controleren/",
    "/register/kolommen.json",
    "/register/sjabloon.csv",
    "/hulp/",
    "/hulp/begrippen/",
    "/over/",
    "/privacyverklaring/",
    "/cookies/",
    "/toegankelijkheid/",
    "/kwetsbaarheid-melden/",
    "/modellen/",
    "/community/",
    "/contact/",
    "/sitemap.xml",
    "/sitemap-products.xml",
    "/robots.txt",
    "/opensearch.xml",
    "/.well-known/security.txt",
    "/.well-known/api-catalog",
    "/.well-known/gpc.json",
    "/toegankelijkheid.json",
    "/bestaat-niet/",
    "/zoeken/",
    "/zoeken/?q=datalek",
    "/zoeken/suggesties/?q=data",
]


def test_the_doors_that_stand_open_are_exactly_these():
    assert sorted(name for name, view in all_doors() if is_open(view)) == OPEN_DOORS


def test_the_plan_in_the_readme_names_no_room_that_is_not_there():
    rows = re.findall(r"(?m)^\| `([\w/]+)/` \| (.+) \|$", (settings.BASE_DIR / "README.md").read_text(encoding="utf-8"))
    assert len(rows) > 8
    for folder, text in rows:
        home = next(place for root in ("", "privacyportal") if (place := settings.BASE_DIR / root / folder).is_dir())
        named = [name.rstrip("/") for name in re.findall(r"`([\w/]+)`", text) if not name.startswith("fixtures/")]
        assert [name for name in named if not (home / name).is_dir() and not (home / f"{name}.py").exists()] == [], (
            folder
        )


WRITING = {"INSERT", "UPDATE", "DELETE", "BEGIN", "SAVEPOINT"}  # a transaction is SQLite's one write lock


def writing_statements(client, address):
    """What a GET of `address` did that others wait for, and the answer."""
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    return WRITING & {query["sql"].split()[0] for query in captured}, response


def test_reading_changes_nothing_and_sets_no_cookie(client, content):
    for address in PUBLIC_PAGES:
        found, response = writing_statements(client, address)
        assert not found, address
        assert not response.cookies, address


def test_reading_in_the_admin_changes_nothing_either(client, content):
    request = RequestFactory().get("/beheer/")
    request.user = make_user("Beheerder", is_staff=True, is_superuser=True)
    client.force_login(request.user)
    for address in pages_of_the_admin(request):
        found, response = writing_statements(client, address)
        assert not found and response.status_code < 500, (address, found)


def pages_of_the_admin(request):
    """The start page; and of each table the list, the empty form and the form, history and deletion of a row."""
    yield "/beheer/"
    for model, its_admin in admin.site._registry.items():
        base = f"/beheer/{model._meta.app_label}/{model._meta.model_name}/"
        yield from [base, f"{base}add/"]
        if row := its_admin.get_queryset(request).first():
            yield from [f"{base}{row.pk}/{page}/" for page in ("change", "history", "delete")]
    number = Product.objects.filter(status=Product.Status.PUBLISHED).first().pk
    yield from [f"/beheer/products/product/{number}/{page}/" for page in ("geschiedenis", "vergelijk", "voorbeeld")]
    yield from [f"/beheer/products/product/{number}/{act}/" for act in PAGES]


def test_each_hash_of_ours_is_sha_256():
    sources = {file: file.read_text() for room in ROOMS for file in (ROOT / room).rglob("*.py")}
    keyed = [call for text in sources.values() for call in re.findall(r"salted_hmac\((.*)", text)]
    assert len(keyed) >= 4 and [call for call in keyed if 'algorithm="sha256"' not in call] == []
    weak = re.compile(r"\b(sha1|md5|uuid[35])\b", re.IGNORECASE)
    assert [str(file) for file, text in sources.items() if weak.search(text)] == []


@pytest.mark.parametrize(
    "environment, sentence",
    [
        ({}, "Set SECRET_KEY"),
        ({"SECRET_KEY": "x", "HTTPS": "maybe"}, "HTTPS is 'on' or 'off'"),
        ({"SECRET_KEY": "x", "EMAIL_URL": "gopher://x"}, "EMAIL_URL looks like"),
        ({"SECRET_KEY": "x", "CACHE_URL": "cloud://x"}, "CACHE_URL starts with"),
    ],
)
def test_the_portal_refuses_to_start_with_what_it_does_not_understand(environment, sentence):
    finished = subprocess.run(
        [sys.executable, "manage.py", "check"],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
    )
    assert finished.returncode != 0
    assert sentence in finished.stderr
