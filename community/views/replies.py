"""Writing a reply."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from privacyportal.accounts.permissions import member_required
from privacyportal.core.numbers import whole

from .. import posting
from ..composer import Composer
from ..forms.posts import ReplyForm
from ..models import Post
from ..permissions import can_reply
from ..status import Status
from .answers import done_at, find_topic, refuse_unless
from .not_placed import keeps_words


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_words
def reply(request, forum, pk, title):
    """The form on its own page: to answer one reply, to quote, or with what still has to be mended."""
    topic = find_topic(request, forum, pk)
    if topic.is_locked and request.method != "POST":
        return redirect(topic)
    answered = _answered(request, topic)
    composer = reply_composer(request, topic, answered)
    if composer.is_placing and (post := composer.place(posting.reply, topic=topic, reply_to=answered)):
        post.topic = topic
        return done_at(post, request, _placed(post))
    refuse_unless(topic.is_locked or can_reply(request.user, topic))  # the act asked it too
    if request.method == "POST":
        composer.keep()
    context = {"topic": topic, "answered": answered, "reply_url": reply_url(topic), **composer.context()}
    return composer.answer(render(request, "community/reply.html", context))


def reply_composer(request, topic, answered=None):
    """The reply form; a GET of a topic shows the member's latest draft in it."""
    composer = Composer(
        request, ReplyForm, forum=topic.forum, topic=topic, reply_to=answered, initial=_quoted(request, answered)
    )
    if request.method != "POST" and not composer.draft and not answered:
        composer.use_latest_draft()
    return composer


def reply_url(topic):
    return reverse("community:reply", args=[topic.forum.slug, topic.pk, topic.slug])


def _placed(post):
    if post.status == Status.HELD:
        return "Uw reactie is bewaard. Omdat u nieuw bent, kijkt een moderator eerst naar uw link of bestand."
    return "Uw reactie is geplaatst."


def _answered(request, topic):
    """The reply that is answered or quoted, by its number in this topic."""
    number = whole(request.POST.get("op") or request.GET.get("op") or request.GET.get("citeer"))
    if number is None:
        return None
    post = Post.objects.visible_to(request.user).readable().for_page().filter(topic=topic, number=number).first()
    if post:
        post.topic = topic
    return post


def _quoted(request, answered):
    if not answered or "citeer" not in request.GET:
        return {}
    lines = "\n".join(f"> {line}".rstrip() for line in answered.body.splitlines())
    return {"body": f"{answered.byline} schreef:\n\n{lines}\n\n"}
