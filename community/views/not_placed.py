"""The answer to a text that cannot be placed where it was sent: kept as a concept, shown in full, and the way on."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render

from privacyportal.accounts.kept_text import kept_texts

from ..composer import Composer
from ..forms.posts import ComposeForm
from ..models import Draft, Forum, Post, Topic
from .answers import PostGone

CODES = ("reason", "act", "kind")  # fields with a choice, not words


def keeps_words(view):
    """Lose no word of a POST to what was merged, moved, hidden, closed or deleted meanwhile; inside `member_required`.

    The address of a concept leads to the text of that concept when its form is not there any more.
    """

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except (Http404, PostGone, PermissionDenied):
            if request.method == "POST" and (texts := _texts(request)):
                return _not_placed(request, texts, **kwargs)
            concept = request.GET.get("concept", "")
            if mine := concept.isdecimal() and Draft.objects.filter(user=request.user, pk=concept[:10]).first():
                return redirect(mine)
            raise

    return answer


def show_draft(request, draft):
    """The text of a concept that has no form any more."""
    texts = [
        {"label": "Titel", "value": draft.title, "rows": 1},
        {"label": "Uw tekst", "value": draft.body, "rows": 10},
    ]
    context = {"draft": draft, "texts": [text for text in texts if text["value"]], "files": draft.attachments.all()}
    return render(request, "community/draft.html", context)


def _texts(request):
    posted = request.POST.copy()
    for name in CODES:
        posted.pop(name, None)
    return kept_texts(posted)


def _not_placed(request, texts, **place):
    """Status 409: the text was right, and what it was meant for is no longer as it was."""
    topic = _topic_at(**place)
    seen = topic and Topic.objects.visible_to(request.user).select_related("forum").filter(pk=topic.pk).first()
    forum = Forum.objects.visible_to(request.user).filter(slug=place.get("forum", "")).first()
    forum = seen.forum if seen else forum
    draft = _keep(request, forum, _known(request.user, topic)) if "body" in request.POST else None
    context = {"topic": seen, "forum": forum, "texts": texts, "draft": draft, "had_files": bool(request.FILES)}
    return render(request, "community/not_placed.html", context, status=409)


def _topic_at(pk=None, forum=None, **rest):
    """The topic that the address was about, where its posts stand now."""
    if pk is None:
        return None
    if forum is None:
        post = Post.objects.select_related("topic").filter(pk=pk).first()
        return post and post.topic.standing_at()
    topic = Topic.objects.filter(pk=pk).first()
    return topic and topic.standing_at()


def _known(user, topic):
    """`topic` when this member may read it, or could until it was taken away; a concept tells nothing of others."""
    if topic and (Topic.objects.visible_to(user) | Topic.objects.gone_for(user)).filter(pk=topic.pk).exists():
        return topic
    return None


def _keep(request, forum, topic):
    composer = Composer(request, ComposeForm, forum=topic.forum if topic else forum, topic=topic)
    composer.keep()
    return None if composer.refused else composer.draft  # the text is on the page all the same
