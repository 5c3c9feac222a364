"""What every page of an aid in the admin begins with."""

import re

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from products.definitions.concepts import working_text

from ..models import DecisionAid

TITLE = re.compile(r"^titel: *['\"]?(.{1,300}?)['\"]? *$", re.MULTILINE)


def found(request, number, permission):
    """The aid with this number, for who may `view` or `change` it. Raises Http404, PermissionDenied."""
    if not request.user.has_perm(f"decision_aids.{permission}_decisionaid"):
        raise PermissionDenied
    return get_object_or_404(DecisionAid.objects.select_related("plan"), pk=number)


def title_of(aid, text=None):
    """The title as the text says it, also of a text that is otherwise broken; else the address."""
    title = TITLE.search(working_text(aid) if text is None else text)
    return title[1] if title else aid.slug


def change_url(aid):
    return reverse("admin:decision_aids_decisionaid_change", args=[aid.pk])


def context_of(aid, name):
    """The title of a page of this aid, its way back, and what Django's templates ask for."""
    title = title_of(aid)
    return {"title": f"{name}: {title}", "aid": aid, "aid_title": title, "back_url": change_url(aid), "name": name} | {
        "opts": DecisionAid._meta
    }
