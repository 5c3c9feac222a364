"""A few pages are made at once; who waits for something else keeps nobody waiting, and nobody waits for ever."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from privacyportal.core import page_places
from privacyportal.core.page_places import AT_ONCE


@pytest.fixture
def threads():
    with ThreadPoolExecutor(2 * AT_ONCE + 2) as pool:
        yield pool


def hold(begun, go_on, waiting_for=None):
    with page_places.taken():
        if waiting_for:
            with page_places.left():
                begun.release()
                go_on.wait(20)
        else:
            begun.release()
            go_on.wait(20)


def test_no_more_pages_are_made_than_there_are_places(threads):
    begun, go_on = threading.Semaphore(0), threading.Event()
    pages = [threads.submit(hold, begun, go_on) for _ in range(AT_ONCE + 1)]
    assert all(begun.acquire(timeout=5) for _ in range(AT_ONCE))
    assert not begun.acquire(timeout=0.2)
    go_on.set()
    assert begun.acquire(timeout=5)
    for page in pages:
        page.result()


def test_who_waits_for_something_else_lets_others_go_first(threads):
    begun, go_on = threading.Semaphore(0), threading.Event()
    waiting = [threads.submit(hold, begun, go_on, "a document") for _ in range(AT_ONCE)]
    assert all(begun.acquire(timeout=5) for _ in range(AT_ONCE))
    threads.submit(hold, begun, go_on)
    assert begun.acquire(timeout=5)
    go_on.set()
    for page in waiting:
        page.result()


def test_who_comes_back_goes_on_although_all_places_are_taken(threads, monkeypatch):
    """He may hold a row of the database that all of them wait for."""
    monkeypatch.setattr(page_places, "PATIENCE", 0.1)
    begun, comes_back, row_is_free = threading.Semaphore(0), threading.Event(), threading.Event()
    holder = threads.submit(hold, begun, comes_back, "a document")
    assert begun.acquire(timeout=5)
    others = [threads.submit(hold, begun, row_is_free) for _ in range(AT_ONCE)]
    assert all(begun.acquire(timeout=5) for _ in range(AT_ONCE))
    comes_back.set()
    holder.result(timeout=5)
    row_is_free.set()
    for page in others:
        page.result(timeout=5)
    with page_places.taken():
        assert page_places._own.has_one


def test_a_page_that_fails_gives_its_place_back():
    for _ in range(AT_ONCE + 1):
        with pytest.raises(ZeroDivisionError), page_places.taken():
            raise ZeroDivisionError
    assert page_places._places.acquire(blocking=False)
    page_places._places.release()


def test_a_tick_or_a_command_has_no_place_to_leave():
    with page_places.left(), page_places.left():
        assert not page_places._own.has_one
