"""The front of the community, a forum with its topics, and its library."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_POST, require_safe

from privacyportal.accounts.permissions import is_member, member_required
from privacyportal.core.pagination import PageOutOfRange, first_page, paginate
from privacyportal.core.shared_pages import same_for_visitors

from .. import following
from ..listing import LibraryFilter, TopicFilter, pinned_topics
from ..models import Forum, Topic
from ..notifications import when_told
from ..permissions import can_write, is_moderator, open_when_public
from .answers import done, find_forum, is_public_forum

TOPICS, FILES = 25, 50  # per page


@same_for_visitors
@login_not_required
@require_safe
def home(request):
    """Everybody may read what this is; only members see what is said."""
    may_read = is_member(request.user)
    forums = Forum.objects.visible_to(request.user) if may_read else Forum.objects.announced()
    topics = Topic.objects.listed().visible_to(request.user)
    newest = topics.unpinned().for_list().order_by("-created_at", "-pk")[:5]
    return render(
        request,
        "community/home.html",
        {
            "forums": forums,
            "is_member": may_read,
            "sign_in_url": f"{resolve_url(settings.LOGIN_URL)}?volgende={request.path}",
            "is_moderator": is_moderator(request.user),
            "newest": newest if may_read else [],
        },
    )


@open_when_public(is_public_forum)
@require_safe
def forum(request, forum):
    forum = find_forum(request, forum)
    chosen = TopicFilter(request.GET, forum=forum, user=request.user)
    try:
        page = paginate(chosen.topics(), request.GET, size=TOPICS)
    except PageOutOfRange:
        return first_page(request)
    is_first = page.number == 1 and not chosen.is_filtered
    pinned = pinned_topics(forum) if is_first else []
    following.with_news([*pinned, *page.object_list], request.user)
    return render(
        request,
        "community/forum.html",
        {
            "forum": forum,
            "page": page,
            "topics": page.object_list,
            "pinned": pinned,
            "chosen": chosen,
            "can_write": can_write(request.user, forum),
            "is_moderator": is_moderator(request.user),
            "is_following": following.follows_forum(request.user, forum),
        },
    )


@member_required
@require_POST
def follow(request, forum):
    forum = find_forum(request, forum)
    if "stop" in request.POST:
        following.unfollow(by=request.user, forum=forum)
        return done(request, "U volgt dit subforum niet meer.", forum.get_absolute_url())
    following.follow(by=request.user, forum=forum)
    sentence = f"U volgt dit subforum. {when_told(request.user, 'Nieuwe onderwerpen')}"
    return done(request, sentence, forum.get_absolute_url())


@open_when_public(is_public_forum)
@require_safe
def library(request, forum):
    forum = find_forum(request, forum)
    chosen = LibraryFilter(request.GET, forum=forum)
    try:
        page = paginate(chosen.attachments(), request.GET, size=FILES)
    except PageOutOfRange:
        return first_page(request)
    return render(request, "community/library.html", {"forum": forum, "page": page, "form": chosen.form})
