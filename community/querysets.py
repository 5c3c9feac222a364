"""Which forums, topics, posts and files: what a reader may not see is not found and not counted."""

from django.db import models
from django.db.models import Q

from privacyportal.core.natural_keys import NaturalKeyQuerySet

from .readers import reader_of
from .status import READABLE, Status


class ForumQuerySet(NaturalKeyQuerySet):
    def public(self):
        return self.filter(visibility=self.model.Visibility.EVERYONE)

    def announced(self):
        """Forums whose name everybody may know: those for one group stay unmentioned."""
        return self.filter(Q(visibility=self.model.Visibility.EVERYONE) | Q(readers=None))

    def visible_to(self, user):
        return self.filter(pk__in=reader_of(user, self.model).to_read)

    def writable_by(self, user):
        """The keys of the forums in which `user` may ask and reply."""
        return reader_of(user, self.model).to_write

    def with_rights_of(self, user):
        """Each forum with what this member, by her key, may do in it: `may_read` and `may_write`."""
        everyone = Q(visibility=self.model.Visibility.EVERYONE)
        return self.annotate(
            may_read=everyone | self._is_for_groups_of(user, "readers"),
            may_write=self._is_for_groups_of(user, "writers"),
        )

    def _is_for_groups_of(self, user, field):
        """The condition on forums that name no group in `field`, or one of the user's."""
        named = getattr(self.model, field).through.objects.filter(forum_id=models.OuterRef("pk"))
        return Q(~models.Exists(named)) | Q(models.Exists(named.filter(group__user=user)))


class TopicQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.readable_by(_reader(self.model, "forum", user))

    def readable_by(self, reader):
        return self.filter(_readable_topics(reader))

    def gone_for(self, user):
        """Topics that were there for `user` and were taken away: their address answers 410."""
        forums = _reader(self.model, "forum", user).to_read
        return self.filter(forum__in=forums, status__in=[Status.HIDDEN, Status.DELETED])

    def listed(self):
        return self.filter(status=Status.VISIBLE)

    def unpinned(self):
        """Without what always stands on top, such as the house rules."""
        return self.filter(is_pinned=False)

    def unanswered(self):
        return self.filter(solution=None)

    def solved(self):
        return self.filter(solution__isnull=False)

    def followed_by(self, user):
        return self.filter(followings__user=user)

    def about(self, product):
        return self.filter(product=product)

    def for_list(self):
        rows = self.select_related("forum", "question__author", "question__organisation")
        shown = {
            "question": ["topic", "number", "author", "organisation", "role", "shown_as", "is_anonymous"],
            "question__author": ["name"],
            "question__organisation": ["name", "kind"],
        }
        return rows.defer(*(name for path in shown for name in _columns_but(self.model, path, *shown[path])))

    def for_page(self):
        rows = self.select_related("forum", "product")
        return rows.defer(*_columns_but(self.model, "product", "title", "slug"))


class PostQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.readable_by(_reader(self.model, "topic__forum", user))

    def readable_by(self, reader):
        return self.filter(_readable_topics(reader, "topic__")).in_topic_of(reader)

    def in_topic_of(self, reader):
        """What `reader` sees of a topic that was found for her already."""
        return self.filter(_readable_posts(reader))

    def readable(self):
        return self.filter(status__in=READABLE)

    def unread_by(self, user, *, since, until):
        """Posts of others, announced in this time, in what `user` follows, behind what she read."""
        return self.unread_by_reader(_reader(self.model, "topic__forum", user), since=since, until=until)

    def unread_by_reader(self, reader, *, since, until):
        mine = _at_the_end_of("topic", self.model).followings.rel.related_model.objects.filter(user=reader.pk)
        was_a_reply = Q(number__gt=0) | Q(topic__split_at__isnull=False)  # who followed the topic, followed this
        followed = Q(topic__in=mine.exclude(topic=None).values("topic")) & was_a_reply
        followed |= Q(topic__forum__in=mine.exclude(forum=None).values("forum"), number=0)
        new = self.readable_by(reader).filter(followed, status=Status.VISIBLE)
        new = new.filter(~Q(author=reader.pk) | Q(author=None), announced_at__gt=since, announced_at__lte=until)
        was_read = Q(topic__read_marks__user=reader.pk, topic__read_marks__number__gte=models.F("number"))
        return new.filter(~models.Exists(self.model.objects.filter(was_read, pk=models.OuterRef("pk"))))

    def for_page(self):
        rows = self.select_related("author", "organisation", "reply_to")
        shown = {"author": ["name"], "organisation": ["name", "kind", "merged_into"], "reply_to": ["number"]}
        return rows.defer(*(name for path in shown for name in _columns_but(self.model, path, *shown[path])))


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Files at posts that `user` may read, and at own drafts."""
        reader, is_there = _reader(self.model, "post__topic__forum", user), Q(post__status__in=READABLE)
        at_post = is_there & _readable_topics(reader, "post__topic__") & _readable_posts(reader, "post__")
        return self.filter(at_post | Q(draft__user=user) if user.is_authenticated else at_post)

    def in_library_of(self, forum):
        shown = self.filter(post__topic__status=Status.VISIBLE, post__status=Status.VISIBLE)
        return shown.filter(post__topic__forum=forum, scan=self.model.Scan.CLEAN)

    def pending(self):
        return self.filter(scan=self.model.Scan.PENDING)


def _readable_topics(reader, path=""):
    """The condition on topics, reached over `path`, that `reader` may open."""
    forums = Q(**{f"{path}forum__in": reader.to_read})
    if reader.is_moderator:
        return forums & ~Q(**{f"{path}status": Status.DELETED})
    own = Q(**{f"{path}status": Status.HELD, f"{path}question__author": reader.pk})
    return forums & (Q(**{f"{path}status": Status.VISIBLE}) | own)


def _readable_posts(reader, path=""):
    """The condition on posts that are there for `reader`; a removed post is there as a sentence in its place."""
    if reader.is_moderator:
        return Q()
    return ~Q(**{f"{path}status": Status.HELD}) | Q(**{f"{path}author": reader.pk})


def _columns_but(model, path, *names):
    """All columns of the row that `path` leads to, but its key and `names`: a page does not load what it leaves out."""
    fields = _at_the_end_of(path, model)._meta.concrete_fields
    return [f"{path}__{field.name}" for field in fields if not field.primary_key and field.name not in names]


def _reader(model, path, user):
    """`user` before the forums, to which `path` leads from `model`."""
    return reader_of(user, _at_the_end_of(path, model))


def _at_the_end_of(path, model):
    """The model that `path`, written as in a lookup, leads to from `model`."""
    for name in path.split("__"):
        model = getattr(model, name).field.related_model
    return model
