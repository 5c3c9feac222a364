"""The writer's own page of what a moderator hid, and the moderator's page of what she says against that."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from privacyportal.accounts.permissions import member_required
from privacyportal.core.pace import paced
from privacyportal.core.refusals import Refused

from .. import objections
from ..forms.moderation import AnswerForm, ObjectionForm
from ..models import Objection, Post, Topic
from ..models.moderation import HOUSE_RULES
from ..permissions import moderator_required
from ..status import Status
from .answers import done
from .not_placed import keeps_words

ANSWERS = {
    "uphold": (objections.uphold, "Het bericht staat er weer. De schrijver krijgt uw antwoord."),
    "reject": (objections.reject, "Het bericht blijft verborgen. De schrijver krijgt uw antwoord."),
}


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_words
def own_hidden(request, pk):
    """What a moderator hid of this member, with the reason; here she objects."""
    posts = Post.objects.select_related("topic__forum", "topic__question", "author", "organisation")
    post = get_object_or_404(posts, pk=pk, author=request.user)
    if post.status != Status.HIDDEN:
        return redirect(post)
    form = ObjectionForm(request.POST or None)
    refused = None
    if request.method == "POST" and form.is_valid():
        try:
            objections.object_to(post=post, by=request.user, **form.cleaned_data)
            return done(request, "Uw bezwaar is verstuurd. U krijgt antwoord per e-mail.", request.path)
        except Refused as error:
            refused = error
            form.show_refusal(refused)
    return paced(render(request, "community/own_hidden.html", {**_hidden(request.user, post), "form": form}), refused)


def _hidden(user, post):
    decision = objections.decision_about(post)
    reason = decision.reason if decision else ""
    return {
        "post": post,
        "topic": Topic.objects.visible_to(user).select_related("forum").filter(pk=post.topic_id).first(),
        "decision": decision,
        "house_rule": HOUSE_RULES.get(reason, ""),
        "objection": Objection.objects.filter(post=post).order_by("-made_at", "-pk").first(),
        "can_object": objections.can_object(user, post),
    }


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_words
@moderator_required
def objection(request, pk):
    """An objection with the post that it is about, for who did not decide."""
    found = Objection.objects.select_related("post__topic__forum", "post__author", "post__organisation", "decision")
    objection = get_object_or_404(found, pk=pk)
    form = AnswerForm(request.POST or None)
    if request.POST.get("act") in ANSWERS and form.is_valid():
        act, sentence = ANSWERS[request.POST["act"]]
        try:
            act(objection=objection, by=request.user, **form.cleaned_data)
            return done(request, sentence, reverse("community:queue"))
        except Refused as refused:
            form.show_refusal(refused)
    may_answer = objection.handled_at is None and objections.may_answer(request.user, objection)
    context = {"objection": objection, "post": objection.post, "topic": objection.post.topic, "may_answer": may_answer}
    return render(request, "community/objection.html", {**context, "form": form})
