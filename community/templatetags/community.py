"""How templates show what was said."""

from django import template
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from privacyportal.accounts.models import AccessRequest, User
from privacyportal.accounts.permissions import is_member
from privacyportal.core.markdown import render_markdown

from .. import reply_form
from ..following import chosen_with_news
from ..models import Bookmark, Draft, Following, Forum, Topic
from ..product_marks import following_and_bookmark
from ..readers import standing_of, within
from ..shown_post import post_html
from ..shown_post import shown_post as show
from ..topic_item import topic_item
from ..waiting import waiting_for

register = template.Library()
SHOWN = 5  # topics on the page of a product, and on home


register.filter("post_html", post_html)


@register.filter
def body_html(text):
    """A text that is no post yet."""
    return render_markdown(text, "voorbeeld-", 3, "Tabel in het voorbeeld,", as_typed=True)


@register.filter
def first_lines(post, length=300):
    """The beginning of a post as plain text."""
    text = post.opening()
    return text if len(text) <= length else f"{text[:length].rsplit(' ', 1)[0]} …"


register.simple_tag(topic_item)


@register.simple_tag(takes_context=True)
def shown_post(context, post):
    """A post of the topic of this page, with what this reader may do."""
    shared = {name: context.get(name) for name in ("topic", "may", "user", "reply_url", "csrf_token")}
    return show(post, **shared)


@register.simple_tag(takes_context=True)
def empty_reply_form(context):
    """The form for a reply to the topic of this page."""
    shared = {name: context[name] for name in ("user", "topic", "reply_url", "csrf_token")}
    return reply_form.empty_reply_form(**shared)


@register.inclusion_tag("community/_topics_about.html", takes_context=True)
def topics_about(context, product):
    """Members see what is said about a product; everybody else one and the same invitation."""
    user = getattr(context.get("request"), "user", None)
    if not is_member(user):
        return {"is_member": False}
    return {"is_member": True, "topics": _newest(user).about(product).for_list()[:SHOWN], "product": product}


@register.inclusion_tag("community/_follow_product.html", takes_context=True)
def follow_of(context, product):
    """A member's button to hear of each change of a product; nothing for everybody else, who has the feed."""
    user = getattr(context.get("request"), "user", None)
    if not is_member(user) or not product.is_public:
        return {}
    is_followed, _ = following_and_bookmark(user, product)
    return {"product": product, "is_followed": is_followed, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("community/_bookmark_product.html", takes_context=True)
def bookmark_of(context, product):
    """The button by which a member keeps a product to find it again; nothing for everybody else."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if not is_member(user) or not product.pk:
        return {}
    _, is_bookmarked = following_and_bookmark(user, product)
    return {"product": product, "is_bookmarked": is_bookmarked, "csrf_token": context["csrf_token"]}


@register.inclusion_tag("components/messages.html", takes_context=True)
def said_to_member(context):
    """What a member just did; of a visitor not even that is asked."""
    return {"messages": context["messages"] if is_member(getattr(context.get("request"), "user", None)) else []}


@register.inclusion_tag("community/_newest.html", takes_context=True)
def newest_topics(context):
    """The five topics in which something was said last, for members: when, and what is new to her."""
    user = getattr(context.get("request"), "user", None)
    if not is_member(user):
        return {}
    return {"topics": chosen_with_news(_newest(user).unpinned().select_related("forum")[:SHOWN], user)}


def _newest(user):
    topics = Topic.objects.listed().readable_by(within(user.pk, Forum, standing=standing_of(user)))
    return topics.order_by("-last_post_at", "-pk")


@register.inclusion_tag("community/_own.html", takes_context=True)
def own_community(context):
    """What a member follows and has in concept, for the account page; nothing for who is no member."""
    user = context["request"].user
    if not is_member(user):
        return {}
    counted = User.objects.values_list(*map(_count_of, (Following, Bookmark, Draft)))
    followed, bookmarks, drafts = counted.get(pk=user.pk)
    counts = {"followed_count": followed, "bookmark_count": bookmarks, "draft_count": drafts}
    return {**counts, "is_member": True, "user": user}


def _count_of(model):
    """How many rows of `model` each user has."""
    rows = model.objects.filter(user=OuterRef("pk")).order_by().values("user")
    return Coalesce(Subquery(rows.values_list(Count("pk"))), 0)


@register.inclusion_tag("community/_waiting.html", takes_context=True)
def waiting_in_community(context):
    """For the start page of the admin: what waits for who moderates, and for who lets people in."""
    user = context["request"].user
    waits = waiting_for(user)
    if user.has_perm("accounts.change_accessrequest"):
        waits["requests"] = AccessRequest.objects.waiting().count()
    return {"waits": waits}
