"""What hangs on a topic, and where each of it goes when posts change topic: one table, which a test holds complete.

What knows a topic without pointing to it: the search index is told by the acts; a link in a mail leads to
`Topic.standing_at()`; a mail names posts, and a post keeps its address.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .following import asking
from .models import Bookmark, Draft, Following, MeToo, ModerationEntry, Post, ReadMark, Topic


@dataclass(frozen=True)
class Move:
    """Posts of `topic` that stand in `other` now; `places` says under which number, by the number they had."""

    topic: Topic
    other: Topic
    places: dict[int, int]

    def place_of(self, number):
        """The number in `other` up to which is read what was read up to `number`; None when nothing of it moved."""
        return max((now for before, now in self.places.items() if before <= number), default=None)


def stays(move):
    """It points to a post and goes where that goes, or it is about the topic that keeps its name."""


def _followers_together(move):
    already = Following.objects.filter(topic=move.other).values("user")
    move.topic.followings.exclude(user__in=already).update(topic=move.other)
    move.topic.followings.all().delete()


def _bookmarks_along(move):
    already = Bookmark.objects.filter(topic=move.other).values("user")
    move.topic.bookmarks.exclude(user__in=already).update(topic=move.other)
    move.topic.bookmarks.all().delete()


def _followers_of_both(move):
    """Who followed the conversation goes on following all of it."""
    carried = [
        Following(user_id=one.user_id, topic=move.other, since_at=one.since_at) for one in move.topic.followings.all()
    ]
    Following.objects.bulk_create(carried, ignore_conflicts=True)


def _read_on(move):
    """Who had read all of the topic that stays goes on where she was in the other; nobody loses an unread post."""
    marks = dict(ReadMark.objects.filter(topic=move.other).values_list("user", "number"))
    last = min(move.places.values()) - 1
    for mark in move.topic.read_marks.all():
        if mark.user_id not in marks:
            ReadMark.objects.filter(pk=mark.pk).update(topic=move.other, number=0)
        elif marks[mark.user_id] >= last and (place := move.place_of(mark.number)):
            ReadMark.objects.filter(topic=move.other, user=mark.user_id).update(number=place)
    move.topic.read_marks.all().delete()


def _read_apart(move):
    """What was read of the posts that left is read in their new topic; the marks left behind end where the posts end."""
    first = min(move.places)
    carried = [
        ReadMark(user_id=mark.user_id, topic=move.other, number=move.place_of(mark.number))
        for mark in move.topic.read_marks.filter(number__gte=first)
    ]
    ReadMark.objects.bulk_create(carried)
    move.topic.read_marks.filter(number__gte=first).update(number=first - 1)


def _once_per_municipality(move):
    others = move.topic.me_toos.exclude(organisation__in=MeToo.objects.filter(topic=move.other).values("organisation"))
    others.exclude(organisation__in=asking(move.other)).update(topic=move.other)
    move.topic.me_toos.all().delete()


def _drafts_along(move):
    Draft.objects.filter(topic=move.topic).update(topic=move.other, forum=move.other.forum)


def _drafts_of_posts_that_left(move):
    answers = Draft.objects.filter(topic=move.topic, reply_to__topic=move.other)
    answers.update(topic=move.other, forum=move.other.forum)


def _drafts_to_forum(topic):
    Draft.objects.filter(topic=topic).update(forum=topic.forum)


def _entries_along(move):
    ModerationEntry.objects.filter(topic=move.topic).update(topic=move.other)


def _addresses_along(move):
    """What led to the topic that went leads to where it went, over any number of steps."""
    Topic.objects.filter(merged_into=move.topic).update(merged_into=move.other)


def _offshoots_along(move):
    Topic.objects.filter(split_from=move.topic).exclude(pk=move.other.pk).update(split_from=move.other)


def _solution_along(move):
    """A solution that is now a reply of `other` is the solution there, unless that has one; a question never is."""
    solution = Post.objects.filter(pk=move.topic.solution_id, topic=move.other).first()
    if solution:
        move.topic.solution = None
        move.other.solution = move.other.solution or (solution if solution.number else None)


@dataclass(frozen=True)
class Belonging:
    """What becomes of it when its topic goes into another, when posts become a topic, and when a topic changes forum."""

    merged: Callable
    split: Callable
    moved: Callable = stays


WITH_ITS_POST = Belonging(stays, stays)
BELONGINGS = {
    "community.Post.topic": WITH_ITS_POST,  # the acts renumber posts; all below hears of it
    "community.Topic.question": WITH_ITS_POST,  # the acts choose the question
    "community.Topic.solution": Belonging(_solution_along, _solution_along),
    "community.Topic.merged_into": Belonging(_addresses_along, stays),
    "community.Topic.split_from": Belonging(_offshoots_along, stays),
    "community.Following.topic": Belonging(_followers_together, _followers_of_both),
    "community.Bookmark.topic": Belonging(_bookmarks_along, stays),
    "community.ReadMark.topic": Belonging(_read_on, _read_apart),
    "community.MeToo.topic": Belonging(_once_per_municipality, stays),  # they have the question, not the aside
    "community.Draft.topic": Belonging(_drafts_along, _drafts_of_posts_that_left, _drafts_to_forum),
    "community.ModerationEntry.topic": Belonging(_entries_along, stays),
    "community.Post.reply_to": WITH_ITS_POST,
    "community.PostRevision.post": WITH_ITS_POST,
    "community.Attachment.post": WITH_ITS_POST,
    "community.Draft.reply_to": WITH_ITS_POST,
    "community.Report.post": WITH_ITS_POST,
    "community.Objection.post": WITH_ITS_POST,
    "community.ModerationEntry.post": WITH_ITS_POST,
}


def carry_all(topic, *, into, places):
    """After all posts of `topic` went into another; the caller saves both topics."""
    for belonging in BELONGINGS.values():
        belonging.merged(Move(topic, into, places))


def carry_part(topic, *, to, places):
    """After some posts of `topic` became the topic `to`; the caller saves both."""
    for belonging in BELONGINGS.values():
        belonging.split(Move(topic, to, places))


def carry_to_forum(topic):
    """After `topic` changed forum."""
    for belonging in BELONGINGS.values():
        belonging.moved(topic)
