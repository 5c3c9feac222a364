"""Settings from the environment, and from the files that containers and systemd hand over."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from privacyportal.core import env


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
