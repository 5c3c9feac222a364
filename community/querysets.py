"""Which forums, topics, posts and files: what a reader may not see is not found and not counted."""

from django.db import models
from django.db.models import Q

from privacyportal.accounts.permissions import is_member
from privacyportal.core.natural_keys import NaturalKeyQuerySet

from .permissions import is_moderator
from .status import READABLE, Status


class ForumQuerySet(NaturalKeyQuerySet):
    def public(self):
        return self.filter(visibility=self.model.Visibility.EVERYONE)

    def announced(self):
        """Forums whose name everybody may know: those for one group stay unmentioned."""
        return self.filter(Q(visibility=self.model.Visibility.EVERYONE) | Q(readers=None))

    def visible_to(self, user):
        if not is_member(user):
            return self.public()
        if is_moderator(user):
            return self.all()
        everyone = Q(visibility=self.model.Visibility.EVERYONE)
        return self.filter(everyone | self._for_groups_of(user, "readers"))

    def writable_by(self, user):
        if not is_member(user):
            return self.none()
        if is_moderator(user):
            return self.all()
        return self.visible_to(user).filter(self._for_groups_of(user, "writers"))

    def _for_groups_of(self, user, field):
        """Forums that name no group in `field`, or one of the user's."""
        named = getattr(self.model, field).through.objects.filter(forum_id=models.OuterRef("pk"))
        mine = named.filter(group__in=user.groups.all())
        return Q(~models.Exists(named)) | Q(models.Exists(mine))


class TopicQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(_readable_topics(self.model, user))

    def gone_for(self, user):
        """Topics that were there for `user` and were taken away: their address answers 410."""
        forums = _at_the_end_of("forum", self.model).objects.visible_to(user)
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
        return rows.defer("question__body", "question__kept")

    def for_page(self):
        return self.select_related(
            "forum",
            "product",
            "question__author",
            "question__organisation",
            "solution__author",
            "solution__organisation",
        )


class PostQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(_readable_topics(self.model, user, "topic__"), _readable_posts(user))

    def readable(self):
        return self.filter(status__in=READABLE)

    def unread_by(self, user, *, since, until):
        """Posts of others, announced in this time, in what `user` follows, behind what she read."""
        topics, forums = user.followings.exclude(topic=None), user.followings.exclude(forum=None)
        was_a_reply = Q(number__gt=0) | Q(topic__split_at__isnull=False)  # who followed the topic, followed this
        followed = Q(topic__in=topics.values("topic")) & was_a_reply
        followed |= Q(topic__forum__in=forums.values("forum"), number=0)
        new = self.visible_to(user).filter(followed, status=Status.VISIBLE)
        new = new.filter(~Q(author=user) | Q(author=None), announced_at__gt=since, announced_at__lte=until)
        return new.filter(~models.Exists(self._read_by(user).filter(pk=models.OuterRef("pk"))))

    def for_page(self):
        return self.select_related("author", "organisation", "reply_to").prefetch_related("attachments")

    def _read_by(self, user):
        mine = Q(topic__read_marks__user=user, topic__read_marks__number__gte=models.F("number"))
        return self.model.objects.filter(mine)


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Files at posts that `user` may read, and at own drafts."""
        at_post = (
            Q(post__status__in=READABLE)
            & _readable_topics(self.model, user, "post__topic__")
            & _readable_posts(user, "post__")
        )
        return self.filter(at_post | Q(draft__user=user) if user.is_authenticated else at_post)

    def in_library_of(self, forum):
        shown = self.filter(post__topic__status=Status.VISIBLE, post__status=Status.VISIBLE)
        return shown.filter(post__topic__forum=forum, scan=self.model.Scan.CLEAN)

    def pending(self):
        return self.filter(scan=self.model.Scan.PENDING)


def _readable_topics(model, user, path=""):
    """The condition on topics, reached over `path` from `model`, that `user` may open."""
    forums = _at_the_end_of(f"{path}forum", model).objects.visible_to(user)
    condition = Q(**{f"{path}forum__in": forums})
    if is_moderator(user):
        return condition & ~Q(**{f"{path}status": Status.DELETED})
    seen = Q(**{f"{path}status": Status.VISIBLE})
    if user.is_authenticated:
        seen |= Q(**{f"{path}status": Status.HELD, f"{path}question__author": user})
    return condition & seen


def _readable_posts(user, path=""):
    """The condition on posts that are there for `user`; a removed post is there as a sentence in its place."""
    if is_moderator(user):
        return Q()
    seen = ~Q(**{f"{path}status": Status.HELD})
    return seen | Q(**{f"{path}author": user}) if user.is_authenticated else seen


def _at_the_end_of(path, model):
    """The model that `path`, written as in a lookup, leads to from `model`."""
    for name in path.split("__"):
        model = getattr(model, name).field.related_model
    return model
