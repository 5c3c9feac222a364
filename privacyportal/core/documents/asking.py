"""A document for who asks for it now: each network gets its share, and a refusal says when to come back."""

from django.shortcuts import render

from ..rate_limit import is_within_limit
from .writing import NotMade, write

MOST, SECONDS = 60, 60  # for one range of addresses: a town hall shares one, and no one keeps both slots taken
TOO_OFTEN = "Er zijn vanaf uw netwerk veel documenten gevraagd. Over een minuut kan het weer."


class TooMany(NotMade):
    """One network asks for more documents than its share."""


def made_for(request, document, form):
    """Its bytes. Raises NotMade, of which TooMany when one network asks for more than its share."""
    if not is_within_limit(request, act="document", limit=MOST, seconds=SECONDS):
        raise TooMany(TOO_OFTEN)
    return write(document, form)


def refusal(request, template, context):
    """The page that says what is wrong with what was typed, or (`refused`) why there is no document now."""
    refused = context["refused"]
    status = (429 if isinstance(refused, TooMany) else 503) if refused else 400
    response = render(request, template, context, status=status)
    if refused:
        response["Retry-After"] = str(SECONDS)
    return response
