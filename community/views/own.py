"""A member's own lists on the account pages: what she follows, and what is not posted yet."""

from datetime import UTC, datetime

from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from privacyportal.accounts.permissions import member_required
from privacyportal.core.numbers import whole
from privacyportal.core.pagination import PageOutOfRange, first_page, paginate
from products.models import Product

from ..drafts import throw_away
from ..following import NEWS_FOR, follow, news_of, recent_news, told, unfollow
from ..models import Bookmark, Draft, Following, Forum, Topic
from ..notifications import when_told
from ..permissions import can_reply, can_write
from .answers import bookmarked, done
from .not_placed import show_draft

MOST = 200  # rows on the page


@member_required
@require_safe
def followed(request):
    mine = Following.objects.filter(user=request.user)
    topics = Topic.objects.visible_to(request.user).filter(pk__in=mine.values("topic")).select_related("forum")
    forums = Forum.objects.visible_to(request.user).filter(pk__in=mine.values("forum"))
    shown = list(topics.order_by("-last_post_at", "-pk")[:MOST])
    products = Product.objects.published().filter(pk__in=mine.values("product")).order_by("title", "pk")
    left_out = topics.count() - len(shown) if len(shown) == MOST else 0
    context = {"topics": shown, "forums": forums, "products": products, "left_out": left_out}
    return render(request, "community/followed.html", context)


@member_required
@require_POST
def follow_product(request, slug):
    """Hear of each change of a product, in the rhythm of all other news."""
    product = get_object_or_404(Product.objects.published(), slug=slug)
    if "stop" in request.POST:
        unfollow(by=request.user, product=product)
        return done(request, "U volgt dit kennisproduct niet meer.", product.get_absolute_url())
    follow(by=request.user, product=product)
    sentence = f"U volgt dit kennisproduct. {when_told(request.user, 'Wijzigingen')}"
    return done(request, sentence, product.get_absolute_url())


@member_required
@require_safe
def bookmarks(request):
    """What this member wants to find again, the newest first; a topic that she may not read any more is not there."""
    mine = Bookmark.objects.filter(user=request.user)
    topics = Topic.objects.visible_to(request.user).filter(pk__in=mine.values("topic"))
    products = Product.objects.in_catalogue().filter(pk__in=mine.values("product"))
    seen = mine.filter(Q(topic__in=topics) | Q(product__in=products)).select_related("topic__forum", "product")
    return render(request, "community/bookmarks.html", {"bookmarks": seen[:MOST]})


@member_required
@require_POST
def bookmark_product(request, slug):
    product = get_object_or_404(Product.objects.in_catalogue(), slug=slug)
    return bookmarked(request, product.get_absolute_url(), product=product)


@member_required
@require_safe
def news(request):
    """What is new in what this member follows: of the last weeks, or since the moment that a mail names in `?sinds=`."""
    now = timezone.now()
    asked = whole(request.GET.get("sinds"), most=int(now.timestamp()))
    since = datetime.fromtimestamp(asked, UTC) if asked else now - NEWS_FOR
    found = news_of(request.user, since=since, until=now) if asked else recent_news(request.user)
    try:
        page = paginate(found, request.GET, size=50)
    except PageOutOfRange:
        return first_page(request)
    return render(request, "community/news.html", {"since": since, "page": page, "lines": told(page.object_list)})


@member_required
@require_safe
def drafts(request):
    mine = list(Draft.objects.filter(user=request.user).select_related("forum", "topic")[:MOST])
    seen = Topic.objects.visible_to(request.user).filter(pk__in=[draft.topic_id for draft in mine])
    seen = set(seen.values_list("pk", flat=True))
    for draft in mine:
        is_lost = draft.topic_id and draft.topic_id not in seen and not draft.title
        draft.shown_name = "Reactie op een onderwerp dat er niet meer is" if is_lost else str(draft)
    return render(request, "community/drafts.html", {"drafts": mine})


@member_required
@require_safe
def draft(request, pk):
    """Leads on to the form with this text, or shows the text when it can be placed nowhere."""
    draft = _find_draft(request, pk)
    place = _place_of(draft, request.user)
    is_open = place and (can_reply if draft.topic else can_write)(request.user, place)
    return redirect(draft.form_url) if is_open else show_draft(request, draft)


@member_required
@require_POST
def delete_draft(request, pk):
    draft = _find_draft(request, pk)
    place = _place_of(draft, request.user)
    throw_away(draft=draft)
    return done(
        request, "Uw concept is verwijderd.", place.get_absolute_url() if place else reverse("community:drafts")
    )


def _find_draft(request, pk):
    drafts = Draft.objects.select_related("topic__forum", "forum", "reply_to")
    return get_object_or_404(drafts, pk=pk, user=request.user)


def _place_of(draft, user):
    """The topic or forum of a concept, as far as its writer may read it."""
    if draft.topic:
        return Topic.objects.visible_to(user).select_related("forum").filter(pk=draft.topic_id).first()
    return draft.forum and Forum.objects.visible_to(user).filter(pk=draft.forum_id).first()
