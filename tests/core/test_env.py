"""Settings from the environment, and from the files that containers and systemd hand over."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from privacyportal.accounts.invitations import _token, inviter
from privacyportal.core import env
from tests.accounts.test_signing_in import is_signed_in
from tests.factories import make_member


@pytest.fixture
def secret(tmp_path, monkeypatch):
    """Say what stands in the file that SMTP_FILE points at."""
    monkeypatch.delenv("SMTP", raising=False)
    monkeypatch.setenv("SMTP_FILE", str(tmp_path / "smtp"))
    return (tmp_path / "smtp").write_bytes


def test_a_setting_may_stand_in_a_file(secret):
    secret(b"smtps://mail:p%40ss@mail.example:465\n")
    assert env.text("SMTP") == "smtps://mail:p%40ss@mail.example:465"
    assert env.email_backend("SMTP", None)[1]["EMAIL_HOST_PASSWORD"] == "p@ss"


@pytest.mark.parametrize(
    ("read", "content", "value"),
    [(env.flag, b"off\n", False), (env.number, b"7\n", 7), (env.words, b"a, b\n", ["a", "b"])],
)
def test_every_kind_of_setting_may(secret, read, content, value):
    secret(content)
    assert read("SMTP", "on" if read is env.words else 1) == value


def test_a_file_that_is_absent_empty_or_no_text_is_refused_by_name_without_its_content(secret, monkeypatch):
    with pytest.raises(ImproperlyConfigured, match="SMTP_FILE"):
        env.text("SMTP", "a default that must not win")
    for content in (b" \n", b"geheim\xff"):
        secret(content)
        with pytest.raises(ImproperlyConfigured, match="SMTP_FILE") as refused:
            env.text("SMTP")
        assert "geheim" not in str(refused.value) and refused.value.__cause__ is None
    monkeypatch.setenv("SMTP", "beide")
    with pytest.raises(ImproperlyConfigured, match="not both"):
        env.text("SMTP")


@pytest.mark.django_db
def test_an_earlier_secret_key_keeps_people_signed_in_and_opens_what_was_sent(client, settings, tmp_path):
    anna = make_member()
    client.force_login(anna)
    token = _token(anna, "jan@gemeente-a.example")
    earlier, settings.SECRET_KEY = settings.SECRET_KEY, "een nieuwe sleutel"
    settings.SECRET_KEY_FALLBACKS = _fallbacks_of(tmp_path, f"een nog oudere, {earlier}\n")
    assert is_signed_in(client)
    assert inviter(token=token, email="jan@gemeente-a.example") == anna
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "weer een andere", []
    assert not is_signed_in(client) and inviter(token=token, email="jan@gemeente-a.example") is None


def _fallbacks_of(folder, content):
    """What the settings make of a file that holds this."""
    (folder / "earlier").write_text(content)
    words = "import privacyportal.settings as s; print(*s.SECRET_KEY_FALLBACKS, sep='|')"
    told = os.environ | {"SECRET_KEY_FALLBACKS_FILE": str(folder / "earlier")}
    said = subprocess.run([sys.executable, "-c", words], env=told, check=True, capture_output=True, text=True)
    return said.stdout.strip().split("|")


@pytest.mark.parametrize("module", ["prometheus_client", "opentelemetry.exporter.otlp.proto.http", "redis"])
def test_a_setting_whose_packages_are_not_there_stops_the_start(monkeypatch, module):
    env.need("SETTING", "extra", [module])
    monkeypatch.setattr(env, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match=r"SETTING needs the packages of the extra `extra`"):
        env.need("SETTING", "extra", [module])


def test_a_package_without_its_parent_is_not_there():
    with pytest.raises(ImproperlyConfigured):
        env.need("SETTING", "extra", ["nergens.ook.niet"])
