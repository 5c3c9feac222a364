"""What a page asks once, and an act each time."""

from types import SimpleNamespace

from django.http import HttpResponse
from django.test import RequestFactory

from privacyportal.core.once import OncePerPageMiddleware, once_per_page

ANNA, BRAM = SimpleNamespace(pk=1), SimpleNamespace(pk=2)
asked = []


@once_per_page
def question(user, about):
    asked.append((user.pk, about))
    return len(asked)


def answer(method):
    """What was asked while a view asked four times."""
    asked.clear()

    def view(request):
        return HttpResponse(
            [question(user, about) for user, about in [(ANNA, "x"), (ANNA, "x"), (BRAM, "x"), (ANNA, "y")]]
        )

    OncePerPageMiddleware(view)(getattr(RequestFactory(), method)("/"))
    return list(asked)


def test_a_page_asks_once_of_each_person_and_thing():
    assert answer("get") == [(1, "x"), (2, "x"), (1, "y")]


def test_the_next_page_asks_anew():
    assert answer("get") == answer("get") != []


def test_an_act_asks_each_time():
    assert answer("post") == [(1, "x"), (1, "x"), (2, "x"), (1, "y")]


def test_outside_a_page_nothing_is_remembered():
    assert question(ANNA, "x") != question(ANNA, "x")
