"""The few answers that all views of the community share."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from privacyportal.core.kept_query import kept_query
from privacyportal.core.pace import paced
from privacyportal.core.see_other import SeeOther

from .. import following
from ..models import Forum, Post, Topic
from ..readers import Reader, reader_of
from ..status import Status


def done(request, sentence, address):
    messages.success(request, sentence)
    return SeeOther(address)


def done_at(post, request, sentence):
    """What was done to one post is said in that post, where who did it looks, and not at the top of its topic."""
    messages.success(request, sentence, extra_tags=anchor(post))
    return SeeOther(post.place)


def said_at(posts, request):
    """Give each of `posts` what is to be said in it, as `said`; returns the messages for the top of the page."""
    waiting = list(messages.get_messages(request))
    by_place = {message.extra_tags: message for message in waiting}
    for post in posts:
        post.said = by_place.get(anchor(post))
    shown = {anchor(post) for post in posts}
    return [message for message in waiting if message.extra_tags not in shown]


def bookmarked(request, address, **thing):
    """Keep this topic or product for who asks it, or with `stop` keep it no longer."""
    if "stop" in request.POST:
        following.remove_bookmark(by=request.user, **thing)
        return done(request, "U bewaart dit niet meer.", _back(request, address))
    following.bookmark(by=request.user, **thing)
    return done(request, "Bewaard. U vindt dit terug bij Mijn account, onder Bewaard.", address)


def _back(request, address):
    return reverse("community:bookmarks") if "from_list" in request.POST else address


def anchor(post):
    return f"reactie-{post.number}"


def is_public_forum(forum, **kwargs):
    return Forum.objects.public().filter(slug=forum).exists()


def is_public_post(pk, **kwargs):
    return Forum.objects.public().filter(topics__posts=pk).exists()


def is_public_file(pk, **kwargs):
    return Forum.objects.public().filter(topics__posts__attachments=pk).exists()


def refuse(request, form, refused, template, context):
    """The same page with every word kept and what the act refused; too fast is 429, with the moment to try again."""
    form.show_refusal(refused)
    return paced(render(request, template, {**context, "form": form}), refused)


def find_forum(request, slug):
    return get_object_or_404(Forum.objects.visible_to(request.user), slug=slug)


def find_topic(request, forum, pk):
    """The topic if this reader may open it. Raises Http404."""
    reader = reader_of(request.user, Forum)
    found = _topic(pk, reader.pk, reader.to_read, is_moderator=reader.is_moderator)
    if not found or found[0].forum.slug != forum:
        raise Http404
    return found[0]


@kept_query
def _topic(pk, reader, forums, is_moderator):
    return Topic.objects.readable_by(Reader(reader, is_moderator, forums)).filter(pk=pk).for_page()


def find_post(request, pk):
    """A post with text that this reader may read. Raises Http404; PostGone when its text was taken away."""
    posts = Post.objects.visible_to(request.user).select_related(
        "topic__forum", "topic__question", "author", "organisation"
    )
    post = get_object_or_404(posts, pk=pk)
    if not post.is_readable:
        raise PostGone
    return post


def is_own_hidden(user, pk):
    return user.is_authenticated and Post.objects.filter(pk=pk, author=user, status=Status.HIDDEN).exists()


class PostGone(Exception):
    """The post was removed; its address answers 410."""


def answers_gone(view):
    """Turn PostGone into the page that says so, with status 410."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except PostGone:
            return gone(request)

    return answer


def gone(request):
    return render(request, "410.html", status=410)


def refuse_unless(allowed):
    if not allowed:
        raise PermissionDenied


def not_found_unless(condition):
    if not condition:
        raise Http404
