"""What every test may ask for: the starter content, the cast, and a real browser."""

import logging
import os
import shutil
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings as portal_settings
from django.contrib.auth.models import Group
from django.contrib.staticfiles import handlers
from django.core import serializers
from django.core.cache import cache
from django.core.management import call_command
from django.core.signals import setting_changed
from django.db import connection
from django.test.testcases import LiveServerThread, _StaticFilesHandler
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import sync_playwright
from whitenoise import WhiteNoise

from privacyportal.core import heavy_work, rate_limit, ticks
from privacyportal.core.kept_html import keep_what_is_missing
from privacyportal.core.references import known
from privacyportal.core.shared_pages import SHELF, kept_answer, version
from privacyportal.index.writing import rebuild
from privacyportal.pages.management.commands.prepare import load_content
from privacyportal.search.sources import all_documents
from products.decision_aids.loading import load_aids
from tests import migrated_once
from tests.browser import IdleServer, end
from tests.made_once import once
from tests.mail_server import MailServer
from tests.warm_process import WarmProcess

LiveServerThread.server_class = IdleServer
started_anew = heavy_work._started
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
hypothesis_settings.register_profile("suite", derandomize=True, deadline=None)  # the same inputs each time
hypothesis_settings.load_profile("suite")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def collected_static_files():
    """The live server hands out what was collected, with its hashed names, as WhiteNoise does in production."""
    call_command("collectstatic", interactive=False, verbosity=0)
    handlers.StaticFilesHandler = _StaticFilesHandler
    WhiteNoise.update_files_dictionary = _looked_through_once


_found_files = {}


def _looked_through_once(self, root, prefix, look=WhiteNoise.update_files_dictionary):
    """Each client of each test would look through all static files again."""
    if (root, prefix) not in _found_files:
        look(self, root, prefix)
        _found_files[root, prefix] = dict(self.files)
    self.files.update(_found_files[root, prefix])


@pytest.fixture(scope="session", autouse=True)
def warm_processes():
    """Every file and document is worked on in a process of its own, which read its libraries before."""
    heavy_work._started = WarmProcess


@pytest.fixture
def processes_as_in_production(monkeypatch):
    """For tests of these processes themselves: each is started anew."""
    monkeypatch.setattr(heavy_work, "_started", started_anew)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """SQLite in a file, as in production: in memory, threads would share one connection's locks."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(portal_settings.DATA_DIR / "tests.sqlite3")
        migrated_once.begin_with_kept(connection.settings_dict["TEST"]["NAME"])


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb):
    """The file lies in a folder of this run alone: what is there, was laid there by us."""
    return django_db_keepdb or connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    if connection.vendor == "sqlite":
        with django_db_blocker.unblock():
            migrated_once.keep(connection)


@pytest.fixture(scope="session")
def groups_of_the_migrations(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return serializers.serialize(
            "json", Group.objects.all(), use_natural_foreign_keys=True, use_natural_primary_keys=True
        )


@pytest.fixture(autouse=True)
def staff_groups(request):
    """The groups of staff come from migrations; a test that empties all tables takes them from the next one."""
    if request.node.get_closest_marker("django_db"):
        made = request.getfixturevalue("groups_of_the_migrations")
        request.getfixturevalue("_django_db_helper")
        if not Group.objects.exists():
            for group in serializers.deserialize("json", made):
                group.save()


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture(autouse=True)
def tables_of_this_test(monkeypatch):
    """The laws and terms that this process remembers are those of an earlier test; no test depends on the clock."""
    known.forget()
    monkeypatch.setattr(known, "READ_EVERY", 600)


@pytest.fixture(autouse=True)
def shared_pages_of_this_test(monkeypatch):
    """Pages of an earlier test, or of other settings, are gone; and the version is asked for each page."""
    monkeypatch.setattr(version, "EVERY", 0)
    SHELF.clear()
    kept_answer.forget()
    setting_changed.connect(_forget_shared_pages)
    yield
    setting_changed.disconnect(_forget_shared_pages)


def _forget_shared_pages(**kwargs):
    SHELF.clear()


@pytest.fixture(autouse=True)
def the_tick_may_wait(monkeypatch):
    """Nobody runs it beside the tests, and the tables that they share may have been made an hour ago."""
    monkeypatch.setattr(ticks, "STANDS_STILL", timedelta(days=365))


@pytest.fixture(autouse=True)
def one_stretch_of_time(monkeypatch):
    """No test begins in one minute of the rate limits and ends in the next."""
    now = time.time()
    monkeypatch.setattr(rate_limit, "time", SimpleNamespace(time=lambda: now))


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Argon2 is slow on purpose; hundreds of tests that sign in need not wait for it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]


@pytest.fixture(autouse=True)
def files_of_this_test(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def content(db):
    """The twenty products, the help and the rest of fixtures/."""
    once(load_and_keep_content)


def load_and_keep_content():
    load_content()
    while keep_what_is_missing():
        pass


@pytest.fixture
def indexed_content(content):
    """The starter content and the aids, findable."""
    once(load_and_index_aids)


def load_and_index_aids():
    load_aids()
    rebuild(all_documents())


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium: the system's, or the one that Playwright can install."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        except Exception as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(f"NO BROWSER JOURNEY WAS RUN: no Chromium could be started ({type(error).__name__})")
        yield browser
        browser.close()


@pytest.fixture
def open_browser(chromium, live_server):
    """Open a new, empty browser: `page = open_browser(width=320, color_scheme="dark", java_script_enabled=False)`."""
    contexts = []

    def open_one(*, width=1280, height=900, **options):
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": height}, locale="nl-NL", **options
        )
        contexts.append(context)
        return context.new_page()

    yield open_one
    end(contexts, live_server.thread.httpd)


@pytest.fixture
def open_as(open_browser, live_server, client, settings):
    """Open a browser in which this person is signed in, without passing the sign-in page: `page = open_as(emma)`."""

    def open_one(user, **options):
        client.force_login(user)
        name, page = settings.SESSION_COOKIE_NAME, open_browser(**options)
        page.context.add_cookies([{"name": name, "url": live_server.url, "value": client.cookies[name].value}])
        return page

    return open_one


@pytest.fixture
def security(caplog):
    """What the security log said since the last time: `security()`."""
    caplog.set_level(logging.INFO, "portal.security")

    def said():
        lines = [record.getMessage() for record in caplog.records if record.name == "portal.security"]
        caplog.clear()
        return lines

    return said


@pytest.fixture
def page(open_browser):
    return open_browser()


@pytest.fixture
def mail_server(settings):
    """A mail server on loopback that the queue sends to."""
    server = MailServer().start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.POST_OFFICE = {
        **settings.POST_OFFICE,
        "BACKENDS": {"default": "privacyportal.core.mail_smtp.EmailBackend"},
    }
    yield server
    server.stop()
