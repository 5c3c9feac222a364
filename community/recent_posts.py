"""What was announced since a moment, read once and told to very many members: `news_of`, without asking for each."""

from collections import defaultdict
from operator import itemgetter
from typing import NamedTuple

from .alike import alike, moderators_among
from .models import Following, Post, ReadMark, Topic
from .notifications import absolute
from .status import Status


class Recent(NamedTuple):
    """One post that was announced, as far as it matters to whom."""

    pk: int
    topic: int
    number: int
    author: int | None
    announced_at: object
    forum: int
    was_split: bool
    is_listed: bool
    asker: int | None


class RecentPosts:
    """The posts announced after `since`, up to `until`. It stays as it was read; a run of the digests makes its own."""

    def __init__(self, *, since, until):
        self.since, self.until = since, until
        self.window = Post.objects.filter(status=Status.VISIBLE, announced_at__gt=since, announced_at__lte=until)
        self.of_topic, self.asked_in, self._shown = defaultdict(list), defaultdict(set), {}
        for row in self.window.order_by("topic", "number").values_list(
            "pk",
            "topic",
            "number",
            "author",
            "announced_at",
            "topic__forum",
            "topic__split_at",
            "topic__status",
            "topic__question__author",
        ):
            post = Recent(*row[:6], row[6] is not None, row[7] == Status.VISIBLE, row[8])
            self.of_topic[post.topic].append(post)
            if post.number == 0:
                self.asked_in[post.forum].add(post.topic)

    def news_of(self, users, *, since):
        """By key of user what `following.news_of` says, from the moment `since[user.pk]`; none may lie before ours."""
        topics, forums, marks = self._followed(users), self._forums(users), self._marks(users)
        seen, found = self._readable(users), {}
        for user in users:
            asked = set().union(*(self.asked_in.get(forum, ()) for forum in forums[user.pk]))
            followed = topics[user.pk] & self.of_topic.keys()
            told = user.pk, since[user.pk], marks[user.pk]
            lines = [self._of_followed(topic, topic in asked, *told) for topic in followed & seen[user.pk]]
            lines += [self._of_asked(topic, *told) for topic in (asked - followed) & seen[user.pk]]
            found[user.pk] = sorted(filter(None, lines), key=itemgetter("topic"))
        return found

    def told(self, lines):
        """`following.told` for lines of many members together, each with its `url`: the posts are read once."""
        wanted = {self._pk(line) for line in lines} - self._shown.keys()
        posts = Post.objects.filter(pk__in=wanted).select_related("topic__forum").defer("body", "kept")
        self._shown |= {post.pk: (post, absolute(post.get_absolute_url())) for post in posts} if wanted else {}
        shown = ((self._shown.get(self._pk(line)), line) for line in lines)
        return [{"post": found[0], "url": found[1], "count": line["count"]} for found, line in shown if found]

    def _pk(self, line):
        return next(post.pk for post in self.of_topic[line["topic"]] if post.number == line["first"])

    def _of_followed(self, topic, is_asked, user, since, marks):
        read = marks.get(topic, -1)
        new = [
            post.number
            for post in self.of_topic[topic]
            if post.number > read
            and post.announced_at > since
            and post.author != user
            and (post.number > 0 or post.was_split or is_asked)
        ]
        return {"topic": topic, "count": len(new), "first": new[0]} if new else None

    def _of_asked(self, topic, user, since, marks):
        """A question in a followed forum: the replies to it are news for who follows the topic only."""
        question = self.of_topic[topic][0]
        if topic in marks or question.author == user or question.announced_at <= since:
            return None
        return {"topic": topic, "count": 1, "first": 0}

    def _followed(self, users):
        rows = Following.objects.filter(user__in=users, topic__isnull=False).order_by()
        return _sets(rows.values_list("user", "topic"))

    def _forums(self, users):
        return _sets(
            Following.objects.filter(user__in=users, forum__isnull=False).order_by().values_list("user", "forum")
        )

    def _marks(self, users):
        marks = ReadMark.objects.filter(user__in=users, topic__in=self.window.order_by().values("topic")).order_by()
        found = defaultdict(dict)
        for user, topic, number in marks.values_list("user", "topic", "number"):
            found[user][topic] = number
        return found

    def _readable(self, users):
        """By key of user the topics of these posts that she may open; asked once for all who are alike.

        A topic that is not there for everybody may be there for its asker and for moderators: they are asked apart.
        """
        topics = Topic.objects.filter(pk__in=self.window.order_by().values("topic"))
        unlisted = {
            post.topic: post.asker for posts in self.of_topic.values() for post in posts[:1] if not post.is_listed
        }
        apart = set(unlisted.values()) | (moderators_among(users) if unlisted else set())
        found = {}
        for group in alike(users):
            shared = set(topics.visible_to(group[0]).listed().values_list("pk", flat=True))
            for user in group:
                own = topics.filter(pk__in=unlisted).visible_to(user) if unlisted and user.pk in apart else None
                found[user.pk] = shared if own is None else shared | set(own.values_list("pk", flat=True))
        return found


def _sets(rows):
    found = defaultdict(set)
    for user, thing in rows:
        found[user].add(thing)
    return found
