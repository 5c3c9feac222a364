"""What a member follows, has read and recognises: the acts, and what is news to her because of them."""

from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Count, Min, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from .locks import locked
from .models import Bookmark, Following, MeToo, Post, ReadMark, Topic
from .status import Status

NEWS_FOR, MOST_NEWS = timedelta(days=28), 400  # so long, and in so many topics, something is new


def follow(*, by, topic=None, forum=None, product=None):
    return Following.objects.get_or_create(user=by, topic=topic, forum=forum, product=product)[0]


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


def say_me_too(*, by, topic):
    """This member's municipality has the question too, and she follows it; None when that says nothing new."""
    if not by.organisation_id or by.organisation_id in asking(topic):
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
    read = read_until(user, topic)
    others, can_say = _me_too(user, topic)
    return Standing(
        last_shown=shown[-1].number if shown else 0,
        read=read,
        first_new=first_new(user, topic, read),
        is_following=user.is_authenticated and Following.objects.filter(user=user, topic=topic).exists(),
        is_bookmarked=user.is_authenticated and Bookmark.objects.filter(user=user, topic=topic).exists(),
        others=others,
        can_say_me_too=can_say,
    )


def _me_too(user, topic):
    said = MeToo.objects.filter(topic=topic).order_by()
    others = set(said.values_list(Coalesce("organisation__merged_into", "organisation"), flat=True)) - {*asking(topic)}
    organisation = getattr(user, "organisation_id", None)
    return len(others), bool(organisation) and organisation not in {*others, *asking(topic)}


def with_news(topics, user):
    """The topics of a list, each with `new_count`; where the member never opened one it `is_unopened` instead."""
    topics = list(topics)
    marks = _marks_of(user, topics)
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
    busy = Topic.objects.filter(last_post_at__gt=now - NEWS_FOR).order_by("-last_post_at", "-pk")
    mine = [busy.filter(followings__user=user), busy.filter(forum__followings__user=user)]
    topics = {pk for some in mine for pk in some.values_list("pk", flat=True)[:MOST_NEWS]}
    return news_of(user, since=now - NEWS_FOR, until=now).filter(topic__in=topics)


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
    """The first post after number `read` that this member may see; None without a mark or without news."""
    if read is None or read >= topic.last_number:
        return None
    posts = Post.objects.visible_to(user).readable().filter(topic=topic, number__gt=read).order_by("number")
    post = posts.first()
    if post:
        post.topic = topic
    return post


def _marks_of(user, topics):
    if not user.is_authenticated:
        return {}
    return dict(ReadMark.objects.filter(user=user, topic__in=topics).values_list("topic", "number"))
