"""Redis that is away takes nothing with it: who signs in comes in, and only nothing is counted."""

import logging
import socket
from contextlib import contextmanager

import pytest
from django.core.cache import cache

from privacyportal.core import env, patient_cache
from privacyportal.core.rate_limit import count
from tests.accounts.test_signing_in import WRONG, is_signed_in, sign_in
from tests.factories import make_member
from tests.mail_server import free_port
from tests.many_nodes import redis


@pytest.fixture
def use(settings, monkeypatch):
    """Let the portal count in the Redis at this address."""

    def use(address):
        monkeypatch.setenv("CACHE_URL", address)
        settings.CACHES = settings.CACHES | {"default": env.cache("CACHE_URL", "db://cache")}

    return use


@pytest.fixture
def nobody_there(use):
    use(f"redis://127.0.0.1:{free_port()}")


@contextmanager
def one_who_says_nothing():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}"


def warnings(caplog):
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.django_db
@pytest.mark.usefixtures("nobody_there")
def test_who_signs_in_comes_in_while_redis_is_away(client, caplog):
    anna = make_member()
    assert client.get("/account/inloggen/").status_code == 200
    assert WRONG in sign_in(client, anna.email, "niet het wachtwoord").text
    assert sign_in(client, anna.email)["Location"] == "/community/"
    assert is_signed_in(client)
    assert warnings(caplog) == ["the cache is away, nothing is counted: ConnectionError"]


@pytest.mark.usefixtures("nobody_there")
def test_while_it_is_away_it_is_an_empty_cache():
    cache.set("a", 1)
    cache.set_many({"a": 1})
    assert (cache.get("a", "niets"), cache.get_many(["a"]), cache.has_key("a")) == ("niets", {}, False)
    assert (cache.add("a", 1), cache.get_or_set("a", 2)) == (True, 2)
    assert (cache.incr("a"), cache.touch("a"), cache.delete("a"), cache.delete_many(["a"])) == (0, False, False, None)
    assert count("act", "who", seconds=60) == 0


def test_nobody_waits_twice_for_one_who_says_nothing(use, monkeypatch, caplog):
    monkeypatch.setattr(patient_cache, "SECONDS", 0.05)
    with one_who_says_nothing() as address:
        use(address)
        assert [cache.get("a") for _ in range(3)] == [None] * 3
    assert warnings(caplog) == ["the cache is away, nothing is counted: TimeoutError"]


def test_it_is_asked_again_and_counts_again(use, monkeypatch, tmp_path):
    monkeypatch.setattr(patient_cache, "LEFT_ALONE", 0)
    port = free_port()
    use(f"redis://127.0.0.1:{port}")
    assert count("act", "who", seconds=60) == 0
    monkeypatch.setattr("tests.many_nodes.free_port", lambda: port)
    with redis(tmp_path):
        for _ in range(500):
            if count("act", "who", seconds=60):
                break
        assert count("act", "who", seconds=60) == 2
