"""A topic in a list as HTML: what topics in the same state share is made once and kept, as for posts."""

from functools import lru_cache
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.html import conditional_escape

from privacyportal.core.moulds import Marks
from privacyportal.core.templatetags.portal import dutch_time

MARKS = Marks(html=["url", "title", "byline", "latest", "reply_count", "new_count"])


class State(NamedTuple):
    """All that decides which labels and words stand around a topic."""

    is_pinned: bool
    is_solved: bool
    is_locked: bool
    is_example: bool
    has_one_reply: bool
    news: int  # 0, 1 or more than one

    @property
    def has_labels(self):
        return self.is_pinned or self.is_solved or self.is_locked or self.is_example


def topic_item(topic):
    """The HTML of `topic`, which `following.with_news` may have told how much is new in it."""
    new = getattr(topic, "new_count", 0)
    labels = (topic.is_pinned, topic.is_solved, topic.is_locked, topic.is_example)
    return _mould(State(*labels, topic.reply_count == 1, min(new, 2))).filled(
        {
            "url": topic.get_absolute_url(),
            "title": conditional_escape(topic.title),
            "byline": conditional_escape(topic.question.byline) if topic.question else "",
            "latest": dutch_time(topic.last_post_at),
            "reply_count": topic.reply_count,
            "new_count": new,
        }
    )


@lru_cache(maxsize=128)
def _mould(state):
    marks = {name: MARKS[name] for name in ("url", "title", "byline", "latest", "reply_count", "new_count")}
    return MARKS.mould(render_to_string("community/_topic_item.html", {"state": state, **marks}))
