"""Where moderators work, and the log that all members can read."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from privacyportal.accounts.permissions import member_required
from privacyportal.core.pagination import PageOutOfRange, first_page, paginate
from privacyportal.core.refusals import Refused

from .. import moderation
from ..forms.moderation import MergeForm, MoveForm, ReasonForm, SplitForm
from ..models import Forum, ModerationEntry, Objection, Post, Report
from ..permissions import moderator_required
from ..status import Status
from .answers import done, done_at, find_topic
from .not_placed import keeps_words

LINES = 50  # of the log on a page
MOST = 50  # reports, and posts, that a moderator sees at once: those that wait longest
PLAIN_ACTS = {
    "approve": (moderation.approve, "Het bericht staat er."),
    "dismiss": (moderation.dismiss, "De melding is afgehandeld. Het bericht blijft staan."),
}
POST_ACTS = {
    "hide": (moderation.hide, "Het bericht is verborgen."),
    "restore": (moderation.restore, "Het bericht staat er weer."),
    "block": (moderation.block, "De schrijver is geblokkeerd."),
}
TOPIC_ACTS = {
    "lock": (moderation.lock, ReasonForm, "Sluit dit onderwerp"),
    "unlock": (moderation.unlock, ReasonForm, "Heropen dit onderwerp"),
    "pin": (moderation.pin, ReasonForm, "Zet dit onderwerp vast bovenaan"),
    "unpin": (moderation.unpin, ReasonForm, "Maak dit onderwerp los"),
    "move": (moderation.move, MoveForm, "Verplaats dit onderwerp"),
    "merge": (moderation.merge, MergeForm, "Voeg dit onderwerp bij een ander"),
    "split": (moderation.split, SplitForm, "Maak van een reactie een nieuw onderwerp"),
}


@moderator_required
@require_safe
def queue(request):
    """What waits: reports with the post in context, objections, and first links and files of new members."""
    reports = Report.objects.filter(handled_at=None).select_related(
        "post__topic__forum", "post__author", "post__organisation", "reporter"
    )
    held = Post.objects.filter(status=Status.HELD).select_related("topic__forum", "author", "organisation")
    held = held.prefetch_related("attachments").order_by("pk")
    objections = Objection.objects.filter(handled_at=None).select_related("post__topic__forum")
    waiting = {"reports": reports[:MOST], "held": held[:MOST], "objections": objections[:MOST]}
    counts = {"report_count": reports.count(), "held_count": held.count(), "most": MOST}
    counts["objection_count"] = objections.count()
    return render(request, "community/queue.html", {**waiting, **counts})


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_words
@moderator_required
def post(request, pk):
    posts = Post.objects.select_related("topic__forum", "topic__question", "author", "organisation")
    post = get_object_or_404(posts.exclude(status=Status.DELETED), pk=pk)
    asked = request.POST.get("act", "")
    if asked in PLAIN_ACTS:
        act, sentence = PLAIN_ACTS[asked]
        act(post=post, by=request.user)
        return done_at(post, request, sentence)
    form = ReasonForm(request.POST or None)
    context = {"post": post, "topic": post.topic, "form": form, "reports": post.reports.filter(handled_at=None)}
    if request.method == "POST" and form.is_valid():
        if asked == "reveal":
            context["revealed"] = _look(request, post, form)
        elif asked == "block" and "sure" not in request.POST:
            return render(request, "community/block_check.html", context)
        elif asked in POST_ACTS and (answer := _act(request, post, form)):
            return answer
    return render(request, "community/moderate_post.html", context)


def _look(request, post, form):
    author = moderation.reveal(post=post, by=request.user, reason=form.cleaned_data["reason"])
    return f"{author.name}, {author.email}" if author else "De schrijver is geen lid meer."


def _act(request, post, form):
    """The answer after the act; None when it was refused, and then the form says why."""
    act, sentence = POST_ACTS[request.POST["act"]]
    try:
        act(post=post, by=request.user, **form.cleaned_data)
    except Refused as refused:
        return form.show_refusal(refused)
    return done(request, sentence, request.path)


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_words
@moderator_required
def topic(request, forum, pk, title):
    """One act at a time: the list of what can be done, or the form of the chosen act."""
    topic = find_topic(request, forum, pk)
    chosen = request.POST.get("act") or request.GET.get("doe", "")
    acts = _possible_acts(topic)
    if chosen not in (TOPIC_ACTS if request.method == "POST" else acts):
        links = [{"url": f"?doe={name}", "label": TOPIC_ACTS[name][2]} for name in acts]
        return render(request, "community/moderate_topic.html", {"topic": topic, "links": links})
    act, form_class, label = TOPIC_ACTS[chosen]
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            changed = act(topic=topic, by=request.user, **form.cleaned_data)
            return done(request, "Gedaan. Het staat in het logboek.", changed.get_absolute_url())
        except Post.DoesNotExist:
            form.add_error("number", "Deze reactie bestaat niet in dit onderwerp.")
        except Refused as refused:
            form.show_refusal(refused)
    return render(
        request, "community/moderate_topic.html", {"topic": topic, "form": form, "act": chosen, "label": label}
    )


def _possible_acts(topic):
    names = ["unlock" if topic.is_locked else "lock", "unpin" if topic.is_pinned else "pin"]
    names += ["move"] if Forum.objects.count() > 1 else []
    return [*names, "merge", *(["split"] if topic.reply_count else [])]


@member_required
@require_safe
def log(request):
    """What moderators did in the forums that this member may read; without names."""
    entries = ModerationEntry.objects.filter(forum__in=Forum.objects.visible_to(request.user)).select_related("forum")
    try:
        page = paginate(entries, request.GET, size=LINES)
    except PageOutOfRange:
        return first_page(request)
    return render(request, "community/log.html", {"page": page})
