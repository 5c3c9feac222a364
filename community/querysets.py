"""Which forums, topics, posts and files: what a reader may not see is not found and not counted."""

from django.db import models
from django.db.models import Q

from privacyportal.accounts.permissions import is_member
from privacyportal.core.natural_keys import NaturalKeyQuerySet


def is_moderator(user):
    """A member who may moderate; superusers too, once they are members."""
    return is_member(user) and user.has_perm("community.moderate_forum")


def _forums():
    from .models import Forum

    return Forum.objects


def readable_topics(user, path=""):
    """The condition on topics (reached over `path`) that `user` may open."""
    condition = Q(**{f"{path}forum__in": _forums().visible_to(user)})
    if is_moderator(user):
        return condition & ~Q(**{f"{path}status": "deleted"})
    seen = Q(**{f"{path}status": "visible"})
    if user.is_authenticated:
        seen |= Q(**{f"{path}status": "held", f"{path}question__author": user})
    return condition & seen


def readable_posts(user, path=""):
    """The condition on posts that are there for `user`; a removed post is there as a sentence in its place."""
    if is_moderator(user):
        return Q()
    seen = ~Q(**{f"{path}status": "held"})
    return seen | Q(**{f"{path}author": user}) if user.is_authenticated else seen


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
        return self.filter(readable_topics(user))

    def gone_for(self, user):
        """Topics that were there for `user` and were taken away: their address answers 410."""
        return self.filter(forum__in=_forums().visible_to(user), status__in=["hidden", "deleted"])

    def listed(self):
        return self.filter(status="visible")

    def unanswered(self):
        return self.filter(solution=None)

    def solved(self):
        return self.filter(solution__isnull=False)

    def followed_by(self, user):
        return self.filter(followings__user=user)

    def about(self, product):
        return self.filter(product=product)

    def for_list(self):
        return self.select_related("forum", "question__author", "question__organisation")

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
        return self.filter(readable_topics(user, "topic__"), readable_posts(user))

    def readable(self):
        return self.filter(status__in=["visible", "held"])

    def for_page(self):
        return self.select_related("author", "organisation", "reply_to").prefetch_related("attachments")


class AttachmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Files at posts that `user` may read, and at own drafts."""
        at_post = (
            Q(post__status__in=["visible", "held"])
            & readable_topics(user, "post__topic__")
            & readable_posts(user, "post__")
        )
        return self.filter(at_post | Q(draft__user=user) if user.is_authenticated else at_post)

    def in_library_of(self, forum):
        return self.filter(
            post__topic__forum=forum, post__topic__status="visible", post__status="visible", scan="clean"
        )

    def pending(self):
        return self.filter(scan="pending")
