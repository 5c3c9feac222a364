"""A topic with its replies, and asking a new question."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from privacyportal.accounts.permissions import member_required
from privacyportal.core.numbers import whole
from privacyportal.core.pagination import PageOutOfRange, paginate

from .. import posting, reading
from ..composing import Composer
from ..forms import TopicForm
from ..listing import Replies
from ..models import Following, MeToo, Post, Topic
from ..models.posts import PAGE_SIZE
from ..permissions import can_accept, can_reply, can_write, is_moderator, open_when_public
from ..unread import first_new, read_until
from .answers import done, find_forum, find_topic, gone, is_public_forum, refuse_unless
from .replies import reply_composer


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
        new = first_new(request.user, topic, read_until(request.user, topic))
        return redirect(new.place if new else topic)
    try:
        page = paginate(Replies(topic, Post.objects.visible_to(request.user).for_page()), request.GET, size=PAGE_SIZE)
    except PageOutOfRange:
        return redirect(topic)
    return render(request, "community/topic.html", _page_of(request, topic, page))


def _page_of(request, topic, page):
    user, is_last = request.user, not page.has_next()
    posts = list(page.object_list)
    for post in posts:
        post.topic = topic
    read = read_until(user, topic)
    may_reply = can_reply(user, topic)
    if topic.question:
        topic.question.topic = topic
    return {
        "topic": topic,
        "page": page,
        "posts": posts,
        "question_files": topic.question.attachments.all() if topic.question and page.number == 1 else [],
        "is_asker": bool(topic.question and user.is_authenticated and topic.question.author_id == user.pk),
        "can_reply": may_reply,
        "can_accept": user.is_authenticated and can_accept(user, topic),
        "is_moderator": is_moderator(user),
        "is_following": user.is_authenticated and Following.objects.filter(user=user, topic=topic).exists(),
        "last_shown": posts[-1].number if posts else 0,
        "has_news": read is None or read < (posts[-1].number if posts else 0),
        "first_new": first_new(user, topic, read),
        "read": read,
        "me_too": _me_too(user, topic),
        "composer": reply_composer(request, topic) if may_reply and is_last else None,
    }


def _me_too(user, topic):
    count = MeToo.objects.filter(topic=topic).count()
    organisation = getattr(user, "organisation_id", None)
    is_own = bool(topic.question and topic.question.organisation_id == organisation)
    has_said = organisation and count and MeToo.objects.filter(topic=topic, organisation=organisation).exists()
    return {"count": count, "has_said": bool(has_said), "can_say": bool(organisation) and not (is_own or has_said)}


def _moved_or_gone(request, forum, pk):
    """A topic that moved or was merged leads on; one that was taken away answers 410."""
    elsewhere = Topic.objects.visible_to(request.user).select_related("forum").filter(pk=pk).first()
    if elsewhere:
        return redirect(elsewhere, permanent=True)
    taken = Topic.objects.gone_for(request.user).filter(pk=pk).first()
    if not taken:
        raise Http404
    into = (
        taken.merged_into_id
        and Topic.objects.visible_to(request.user).select_related("forum").filter(pk=taken.merged_into_id).first()
    )
    return redirect(into, permanent=True) if into else gone(request)


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_topic(request, forum):
    forum = find_forum(request, forum)
    refuse_unless(can_write(request.user, forum))
    composer = Composer(request, TopicForm, forum=forum)
    if composer.is_placing:
        topic = composer.place(posting.ask, forum=forum)
        if topic:
            return done(request, _placed(topic), topic.get_absolute_url())
    return render(request, "community/new_topic.html", {"forum": forum, **composer.context()}, status=composer.status)


def _placed(topic):
    if topic.status == "held":
        return "Uw vraag is bewaard. Omdat u nieuw bent, kijkt een moderator eerst naar uw link of bestand."
    return "Uw vraag is geplaatst. U krijgt een e-mail bij een reactie."


@member_required
@require_POST
def follow(request, forum, pk, title):
    topic = find_topic(request, forum, pk)
    if "stop" in request.POST:
        reading.unfollow(user=request.user, topic=topic)
        return done(request, "U volgt dit onderwerp niet meer.", topic.get_absolute_url())
    reading.follow(user=request.user, topic=topic)
    sentence = "U volgt dit onderwerp. U krijgt een e-mail bij een nieuwe reactie."
    return done(request, sentence, topic.get_absolute_url())


@member_required
@require_POST
def mark_read(request, forum, pk, title):
    topic = find_topic(request, forum, pk)
    reading.mark_read(user=request.user, topic=topic, number=whole(request.POST.get("number")) or 0)
    if request.headers.get("Accept") == "application/json":
        return HttpResponse(status=204)
    return done(request, "Dit onderwerp is gelezen.", topic.forum.get_absolute_url())


@member_required
@require_POST
def me_too(request, forum, pk, title):
    topic = find_topic(request, forum, pk)
    if reading.say_me_too(user=request.user, topic=topic):
        sentence = "Uw gemeente heeft deze vraag ook. U volgt nu dit onderwerp."
        return done(request, sentence, topic.get_absolute_url())
    return redirect(topic)
