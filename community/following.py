"""What a member follows, has read and recognises: the acts, and what is news to her because of them."""

from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from privacyportal.core.kept_query import kept_query

from .locks import locked
from .models import Bookmark, Following, Forum, MeToo, Post, ReadMark, Topic
from .readers import Reader, reader_of, standing_of, within
from .status import Status

NEWS_FOR, MOST_NEWS = timedelta(days=28), 400  # so long, and in so many topics, something is new


def follow(*, by, topic=None, forum=None, product=None):
    Following.objects.bulk_create(
        [Following(user=by, topic=topic, forum=forum, product=product)], ignore_conflicts=True
    )


def follows_forum(user, forum):
    return bool(user.pk and _forums_followed(user.pk, forum.pk))


@kept_query
def _forums_followed(user, forum):
    return Following.objects.filter(user=user, forum=forum).order_by().values_list("pk")[:1]


def unfollow(*, by, topic=None, forum=None, product=None):
    Following.objects.filter(user=by, topic=topic, forum=forum, product=product).delete()


def bookmark(*, by, topic=None, product=None):
    return Bookmark.objects.get_or_create(user=by, topic=topic, product=product)[0]


def remove_bookmark(*, by, topic=None, product=None):
    Bookmark.objects.filter(user=by, topic=topic, product=product).delete()


def mark_read(*, by, topic, number):
    """Remember that this member has read up to `number`, and never less than before."""
    with transaction.atomic():
        topic = locked(topic)  # or a moderator could split it meanwhile, and what comes later would count as read
        number = min(number, topic.last_number)
        mark, is_new = ReadMark.objects.get_or_create(user=by, topic=topic, defaults={"number": number})
        if not is_new and mark.number < number:
            ReadMark.objects.filter(pk=mark.pk).update(number=number)
    return mark


def read_to_the_end(*, by, topic):
    """This member has read all of `topic`, which the caller locked."""
    mark = ReadMark(user=by, topic=topic, number=topic.last_number)
    ReadMark.objects.bulk_create(
        [mark], update_conflicts=True, unique_fields=["user", "topic"], update_fields=["number"]
    )


def say_me_too(*, by, topic):
    """This member's municipality has the question too, and she follows it; None when that says nothing new.

    A closed topic takes no such answer: nobody looks there for who else has the question.
    """
    if topic.is_locked or not by.organisation_id or by.organisation_id in asking(topic):
        return None
    with transaction.atomic():
        me_too, _ = MeToo.objects.get_or_create(topic=topic, organisation=by.organisation, defaults={"user": by})
        follow(by=by, topic=topic)
    return me_too


def asking(topic):
    """The municipality that asked and so has the question already, as a list; empty when nobody may know which.

    Of municipalities that merged it is the one that there is now.
    """
    question = topic.question
    is_known = question and question.organisation_id and not question.is_anonymous
    return [question.organisation.merged_into_id or question.organisation_id] if is_known else []


@dataclass(frozen=True)
class Standing:
    """How one reader stands to one topic, now that she sees a page of it."""

    last_shown: int
    read: int | None  # the number of the last post that was read; None when the topic was never opened
    first_new: Post | None
    is_following: bool
    is_bookmarked: bool
    others: int  # municipalities that have this question too
    can_say_me_too: bool

    @property
    def has_news(self):
        return self.read is None or self.read < self.last_shown


def standing(user, topic, *, shown):
    rows = _standing(user.pk or 0, topic.pk)
    read, is_following, is_bookmarked, _ = rows[0]
    asked = {*asking(topic)}
    others = {organisation for *_, organisation in rows if organisation} - asked
    organisation = getattr(user, "organisation_id", None)
    return Standing(
        last_shown=shown[-1].number if shown else 0,
        read=read,
        first_new=first_new(user, topic, read),
        is_following=bool(is_following),
        is_bookmarked=bool(is_bookmarked),
        others=len(others),
        can_say_me_too=bool(organisation) and not topic.is_locked and organisation not in others | asked,
    )


@kept_query
def _standing(user, topic):
    """What she read, whether she follows and keeps it; and the organisations that have the question too, a row each."""
    mine = {"user": user, "topic": OuterRef("pk")}
    return (
        Topic.objects.filter(pk=topic)
        .order_by()
        .values_list(
            Subquery(ReadMark.objects.filter(**mine).values("number")[:1]),
            Exists(Following.objects.filter(**mine)),
            Exists(Bookmark.objects.filter(**mine)),
            Coalesce("me_toos__organisation__merged_into", "me_toos__organisation"),
        )
    )


def with_news(topics, user):
    """The topics of a list, each with `new_count`; where the member never opened one it `is_unopened` instead."""
    topics = list(topics)
    return _with_news(topics, _marks_of(user, topics))


def chosen_with_news(topics, user):
    """`with_news` of a queryset, of which all is asked in one statement when nothing is new."""
    mark = ReadMark.objects.filter(topic=OuterRef("pk"), user=user).values("number")
    topics = list(topics.annotate(mark=Subquery(mark)))
    return _with_news(topics, {topic.pk: topic.mark for topic in topics if topic.mark is not None})


def _with_news(topics, marks):
    behind = Q()
    for topic in topics:
        if topic.last_number > marks.get(topic.pk, topic.last_number):
            behind |= Q(topic=topic, number__gt=marks[topic.pk])
    new = Post.objects.filter(behind, status=Status.VISIBLE).order_by().values_list("topic")
    counts = dict(new.annotate(Count("pk"))) if behind else {}
    for topic in topics:
        topic.new_count, topic.is_unopened = counts.get(topic.pk, 0), topic.pk not in marks
    return topics


def news_of(user, *, since, until):
    """What was announced in this time and not read yet: for each topic its number, how many posts, and the first."""
    new = Post.objects.unread_by(user, since=since, until=until).order_by()
    return new.values("topic").annotate(count=Count("pk"), first=Min("number")).order_by("topic")


def recent_news(user):
    """`news_of` the last weeks: what the page of news shows, and what the header of each page counts.

    Asked of the topics with a recent post only: whoever follows a forum follows all that it ever held.
    """
    now = timezone.now()
    return news_of(user, since=now - NEWS_FOR, until=now).filter(topic__in=_busy(user, now))


def count_recent_news(user):
    """The length of `recent_news`."""
    now = timezone.now()
    if not (busy := _busy(user, now)):
        return 0
    return len(_news(user.pk, now - NEWS_FOR, now, tuple(busy), standing=standing_of(user)))


def _busy(user, now):
    return {pk for (pk,) in _busy_topics(user.pk, now - NEWS_FOR)}


@kept_query
def _busy_topics(user, since):
    """Of what she follows herself and of what stands in a forum that she follows, the latest; each in its own index."""
    latest = Topic.objects.filter(last_post_at__gt=since).order_by("-last_post_at", "-pk")
    own = latest.filter(followings__user=user).values("pk")[:MOST_NEWS]
    of_forums = latest.filter(forum__followings__user=user).values("pk")[:MOST_NEWS]
    pks = Topic.objects.order_by().values_list("pk")
    return pks.filter(pk__in=own).union(pks.filter(pk__in=of_forums))


@kept_query
def _news(user, since, until, topics, standing):
    new = Post.objects.unread_by_reader(within(user, Forum, standing=standing), since=since, until=until)
    return new.filter(topic__in=topics).order_by().values_list("topic").distinct()


def told(lines):
    """Lines of `news_of` as people read them: the topic, how many posts are new, and the first of them."""
    firsts = [Q(topic=line["topic"], number=line["first"]) for line in lines]
    posts = Post.objects.filter(reduce(or_, firsts, Q(pk=None))).select_related("topic__forum")
    by_topic = {post.topic_id: post for post in posts}
    return [{"post": by_topic[line["topic"]], "count": line["count"]} for line in lines if line["topic"] in by_topic]


def read_until(user, topic):
    """The number of the last post that the member has read; None when the topic was never opened."""
    return _marks_of(user, [topic]).get(topic.pk)


def first_new(user, topic, read):
    """Where the first post after number `read` that this member may see stands, as a post without words; or None."""
    if read is None or read >= topic.last_number:
        return None
    reader = reader_of(user, Forum)
    for (number,) in _numbers_after(topic.pk, read, reader.pk, is_moderator=reader.is_moderator):
        return Post(topic=topic, number=number)
    return None


@kept_query
def _numbers_after(topic, number, reader, is_moderator):
    posts = Post.objects.in_topic_of(Reader(reader, is_moderator, ())).readable()
    return posts.filter(topic=topic, number__gt=number).order_by("number").values_list("number")[:1]


def _marks_of(user, topics):
    if not user.is_authenticated:
        return {}
    return dict(_marks(user.pk, tuple(topic.pk for topic in topics))) if topics else {}


@kept_query
def _marks(user, topics):
    return ReadMark.objects.filter(user=user, topic__in=topics).order_by().values_list("topic", "number")
