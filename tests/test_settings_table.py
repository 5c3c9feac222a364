"""The operator's table says of each setting what the code does with it, and of no other."""

import os
import re
import runpy
from types import SimpleNamespace

from privacyportal.core import env
from tests.settings_table import FILE, ROOT, asked, page, rows, said

EVERY_BRANCH = {
    "S3_BUCKET": "files",
    "S3_ENDPOINT": "http://127.0.0.1",
    "S3_ACCESS_KEY": "key",
    "S3_SECRET_KEY": "secret",
    "OIDC_ISSUER": "https://gemeente-a.example",
    "OIDC_CLIENT_ID": "portal",
    "OIDC_SECRET": "secret",
    "OIDC_NAME": "Gemeente A",
    "OIDC_DOMAINS": "gemeente-a.example",
}


class Listening(dict):
    """An environment that remembers what it was asked."""

    def get(self, name, default=None):
        self.asked = {*getattr(self, "asked", ()), name.removesuffix("_FILE")}
        return super().get(name, default)


def names():
    return {one.name for one in asked()}


def test_the_page_is_what_the_code_and_the_meanings_say():
    assert FILE.read_text(encoding="utf-8") == page(), "python -m tests.settings_table"


def test_each_setting_has_a_meaning_and_each_meaning_a_setting():
    assert names() == set(said()["meanings"])
    assert {one.place for one in asked()} == set(said()["groups"])


def test_a_default_is_said_by_hand_only_where_the_code_has_no_word_for_it():
    by_hand = {name for name, meaning in said()["meanings"].items() if isinstance(meaning, dict)}
    assert by_hand == {one.name for one in asked() if one.default is None}


def test_no_setting_that_is_really_asked_for_was_overlooked(monkeypatch):
    listening = Listening({**os.environ, **EVERY_BRANCH})
    monkeypatch.setattr(env, "os", SimpleNamespace(environ=listening))
    for file in ("settings.py", "operator.py"):
        runpy.run_path(str(ROOT / "privacyportal" / file))
    assert len(listening.asked) > 60
    assert listening.asked <= names()


def test_what_the_kinds_and_defaults_say_is_what_the_readers_do():
    kinds = {one.name: (one.kind, one.default) for one in asked()}
    assert kinds["SLOW_QUERY_MS"] == ("getal", "0")
    assert kinds["LINK_CHECK_EXTERNAL"] == ("`on` of `off`", "on")
    assert kinds["OPERATOR_BACKUP_PERIOD"] == ("termijn, als `35 dagen`", "35 dagen")
    assert kinds["OPERATOR_LEGAL_FORM"] == ("`vereniging` of `overheid`", "vereniging")
    assert kinds["ACCESSIBILITY_RESEARCH_ON"][1] == ""


def test_the_readme_shows_ten_of_these_rows():
    shown = re.findall(r"(?m)^\| `[A-Z_0-9]+` \|.*$", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(shown) == 10
    assert set(shown) <= {row for group in rows().values() for row in group}
