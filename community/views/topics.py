"""A topic with its replies, and asking a new question."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from privacyportal.accounts.permissions import member_required
from privacyportal.core.numbers import whole
from privacyportal.core.pagination import PageOutOfRange, paginate

from .. import following, posting
from ..composer import Composer
from ..forms.posts import TopicForm
from ..listing import Replies
from ..models import Forum, Topic
from ..models.posts import PAGE_SIZE
from ..notifications import when_told
from ..permissions import can_write, may, open_when_public
from ..readers import reader_of
from ..reply_form import has_draft
from ..status import Status
from .answers import (
    SeeOther,
    bookmarked,
    done,
    find_forum,
    find_topic,
    gone,
    is_own_hidden,
    is_public_forum,
    refuse_unless,
    said_at,
)
from .not_placed import keeps_words
from .replies import reply_composer, reply_url


@open_when_public(is_public_forum)
@require_safe
def topic(request, forum, pk, title):
    try:
        topic = find_topic(request, forum, pk)
    except Http404:
        return _moved_or_gone(request, forum, pk)
    if title != topic.slug:
        return redirect(topic, permanent=True)
    if "nieuw" in request.GET:
        new = following.first_new(request.user, topic, following.read_until(request.user, topic))
        return redirect(new.place if new else topic)
    try:
        page = paginate(Replies(topic, reader_of(request.user, Forum)), request.GET, size=PAGE_SIZE)
    except PageOutOfRange:
        return redirect(topic)
    return render(request, "community/topic.html", _page_of(request, topic, page))


def _page_of(request, topic, page):
    user, posts = request.user, list(page.object_list)
    shown = [topic.question, *posts] if topic.question and page.number == 1 else posts
    allowed = may(user, topic)
    takes_reply = allowed.reply and not page.has_next()
    return {
        "messages": said_at(shown, request),
        "topic": topic,
        "page": page,
        "posts": posts,
        "solution_is_next": bool(posts) and posts[0].pk == topic.solution_id,  # then no card says it twice
        "mine": following.standing(user, topic, shown=posts),
        "may": allowed,
        "reply_url": reply_url(topic) if allowed.reply else "",
        "takes_reply": takes_reply,
        "composer": reply_composer(request, topic) if takes_reply and has_draft(user, topic) else None,
    }


def _moved_or_gone(request, forum, pk):
    """A topic that moved or was merged leads on; one that was taken away answers 410."""
    elsewhere = Topic.objects.visible_to(request.user).select_related("forum").filter(pk=pk).first()
    if elsewhere:
        return redirect(elsewhere, permanent=True)
    taken = Topic.objects.gone_for(request.user).filter(pk=pk).first()
    if not taken:
        raise Http404
    if taken.question_id and is_own_hidden(request.user, taken.question_id):
        return redirect("community:own_hidden", taken.question_id)
    into = Topic.objects.visible_to(request.user).select_related("forum").filter(pk=taken.standing_at().pk).first()
    return redirect(into, permanent=True) if into else gone(request)


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_words
def new_topic(request, forum):
    forum = find_forum(request, forum)
    refuse_unless(can_write(request.user, forum))
    composer = Composer(request, partial(TopicForm, forum=forum), forum=forum)
    if composer.is_placing and (topic := composer.place(posting.ask, forum=forum)):
        return done(request, _placed(topic, request.user), topic.get_absolute_url())
    if request.method == "POST":
        composer.keep()
    return composer.answer(render(request, "community/new_topic.html", {"forum": forum, **composer.context()}))


def _placed(topic, by):
    if topic.status == Status.HELD:
        return "Uw vraag is bewaard. Omdat u nieuw bent, kijkt een moderator eerst naar uw link of bestand."
    return f"Uw vraag is geplaatst. {when_told(by, own=True)}"


@member_required
@require_POST
def follow(request, forum, pk, title):
    topic = find_topic(request, forum, pk)
    if "stop" in request.POST:
        following.unfollow(by=request.user, topic=topic)
        return done(request, "U volgt dit onderwerp niet meer.", topic.get_absolute_url())
    following.follow(by=request.user, topic=topic)
    own = bool(topic.question) and topic.question.author_id == request.user.pk
    sentence = f"U volgt dit onderwerp. {when_told(request.user, own=own)}"
    return done(request, sentence, topic.get_absolute_url())


@member_required
@require_POST
def bookmark(request, forum, pk, title):
    topic = find_topic(request, forum, pk)
    return bookmarked(request, topic.get_absolute_url(), topic=topic)


@member_required
@require_POST
def mark_read(request, forum, pk, title):
    topic = find_topic(request, forum, pk)
    following.mark_read(by=request.user, topic=topic, number=whole(request.POST.get("number")) or 0)
    if request.headers.get("Accept") == "application/json":
        return HttpResponse(status=204)
    return done(request, "Dit onderwerp is gelezen.", topic.forum.get_absolute_url())


@member_required
@require_POST
def me_too(request, forum, pk, title):
    topic = find_topic(request, forum, pk)
    if following.say_me_too(by=request.user, topic=topic):
        sentence = "Uw gemeente heeft deze vraag ook. U volgt nu dit onderwerp."
        return done(request, sentence, topic.get_absolute_url())
    return SeeOther(topic.get_absolute_url())
