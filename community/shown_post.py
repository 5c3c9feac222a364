"""A post as HTML. What posts in the same state share is made once and kept; words and names come from their rows."""

from functools import lru_cache
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.html import conditional_escape

from privacyportal.core.moulds import Marks
from privacyportal.core.templatetags.portal import dutch_time

from .models import Post, Topic
from .permissions import May, is_own

MARKS = Marks(
    html=["said", "byline", "written", "body", "files", "reply_url", "csrf_token"],
    numbers=["pk", "number", "answered_pk", "answered_number"],
)


class State(NamedTuple):
    """All that decides which sentences and buttons stand around the words of a post."""

    may: May
    is_own: bool
    is_question: bool
    is_solution: bool
    is_locked: bool
    status: str
    is_edited: bool
    answered: str  # "question", "reply" or ""


def shown_post(post, *, topic, may, user, reply_url, csrf_token):
    """The HTML of `post` on the page of `topic` for `user`; `post.said` is what was just done to it."""
    answered, state = post.reply_to, _state(post, topic, may, user)
    return _mould(state).filled(
        {
            "pk": post.pk,
            "number": post.number,
            "answered_pk": answered and answered.pk,
            "answered_number": answered and answered.number,
            "said": _said(post.said),
            "byline": conditional_escape(post.byline),
            "written": dutch_time(post.created_at),
            "body": post_html(post) if post.is_readable else "",
            "files": _files(post, state.is_own),
            "reply_url": reply_url,
            "csrf_token": csrf_token,
        }
    )


def post_html(post):
    """The text of a post as HTML; its ids and table names carry its number, so that posts on one page never clash."""
    return post.html(f"reactie-{post.number}-", f"Tabel in {post.name_in_topic},")


def _state(post, topic, may, user):
    return State(
        may=may,
        is_own=is_own(user, post),
        is_question=post.number == 0,
        is_solution=topic.solution_id == post.pk,
        is_locked=topic.is_locked,
        status=post.status,
        is_edited=bool(post.edited_at),
        answered="" if not post.reply_to else "reply" if post.reply_to.number else "question",
    )


@lru_cache(maxsize=512)
def _mould(state):
    answered = Post(pk=MARKS["answered_pk"], number=MARKS["answered_number"] if state.answered == "reply" else 0)
    post = Post(
        pk=MARKS["pk"],
        number=0 if state.is_question else MARKS["number"],
        status=state.status,
        reply_to=answered if state.answered else None,
    )
    topic = Topic(solution_id=post.pk if state.is_solution else None, is_locked=state.is_locked)
    marks = {name: MARKS[name] for name in ("said", "byline", "written", "body", "files", "reply_url", "csrf_token")}
    around = {"may": state.may, "is_own": state.is_own, "is_edited": state.is_edited}
    return MARKS.mould(render_to_string("community/_post.html", {"post": post, "topic": topic, **around, **marks}))


def _said(message):
    about = {"tone": "positive", "text": message, "is_status": True, "takes_focus": True}
    return render_to_string("components/notice.html", about) if message else ""


def _files(post, is_own):
    about = {"files": post.files, "post": post, "can_describe": is_own}
    return render_to_string("community/_files.html", about) if post.files else _no_files()


@lru_cache(maxsize=1)
def _no_files():
    return render_to_string("community/_files.html", {"files": []})
