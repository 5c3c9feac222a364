"""A member's own lists on the account pages: what she follows, and what is not posted yet."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from privacyportal.accounts.permissions import member_required

from ..models import Draft, Following, Forum, Topic

MOST = 200  # rows on the page


@member_required
@require_safe
def followed(request):
    mine = Following.objects.filter(user=request.user)
    topics = Topic.objects.visible_to(request.user).filter(pk__in=mine.values("topic")).select_related("forum")
    forums = Forum.objects.visible_to(request.user).filter(pk__in=mine.values("forum"))
    context = {"topics": topics.order_by("-last_post_at", "-pk")[:MOST], "forums": forums}
    return render(request, "community/followed.html", context)


@member_required
@require_safe
def drafts(request):
    mine = Draft.objects.filter(user=request.user).select_related("forum", "topic")
    return render(request, "community/drafts.html", {"drafts": mine[:MOST]})
