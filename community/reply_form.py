"""The form for a reply as it stands under a topic before anything was typed: made once for each choice of roles."""

import uuid
from functools import lru_cache
from types import SimpleNamespace

from django.template.loader import render_to_string

from privacyportal.accounts.models import GrantedRole
from privacyportal.core.kept_query import kept_query
from privacyportal.core.moulds import Marks

from .forms.posts import ReplyForm
from .models import Draft

MARKS = Marks(html=["token", "reply_url", "csrf_token"])


def has_draft(user, topic):
    """Whether `user` left a text behind for this topic."""
    return bool(_drafts(user.pk, topic.forum_id, topic.pk))


def empty_reply_form(user, topic, *, reply_url, csrf_token):
    """The HTML of the form, with a token of its own."""
    roles = user.shown_among([role for (role,) in _granted(user.pk)])
    mould = _mould(tuple(roles), user.own_role, topic.forum.is_public)
    return mould.filled({"token": uuid.uuid4(), "reply_url": reply_url, "csrf_token": csrf_token})


@lru_cache(maxsize=128)
def _mould(roles, own_role, is_public):
    form = ReplyForm(user=SimpleNamespace(shown_roles=list(roles), own_role=own_role))
    form.fields["token"].initial = MARKS["token"]
    marks = {name: MARKS[name] for name in ("reply_url", "csrf_token")}
    context = {"form": form, "topic": {"forum": {"is_public": is_public}}, **marks}
    return MARKS.mould(render_to_string("community/_reply_form.html", context))


@kept_query
def _drafts(user, forum, topic):
    return Draft.objects.filter(user=user, forum=forum, topic=topic).order_by().values_list("pk")[:1]


@kept_query
def _granted(user):
    return GrantedRole.objects.filter(user=user).values_list("role")
