"""A member's concept: what she filled in, kept until she throws it away; one for each model."""

import json

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from privacyportal.core.pace import check_pace
from privacyportal.core.refusals import Refused

from .models import FillInModel, KeptWords
from .own_file import LARGEST, content_of

MOST_KEPT = 60  # times that one member keeps a concept in ten minutes
EMPTY = "U hebt nog niets ingevuld. Er is nog geen concept om te bewaren."
TOO_LARGE = "Uw tekst is te lang voor een concept. Wij bewaren tot 1 MB. Wat u invulde, staat nog op deze pagina."


class OtherConcept(Refused):
    """There is a concept that these words did not come from; nothing is written over."""


def keep(*, by, model, words, seen=""):
    """Keep these Words of a LiveModel as the concept of `by`. `seen` is the stamp of the concept that she knows of.

    Raises Refused, and OtherConcept when another window kept a concept that she has not seen here.
    """
    check_pace(by=by, act="een invulling bewaren", most=MOST_KEPT, minutes=10)
    content = _checked(content_of(model, words))
    mine = KeptWords.objects.filter(user=by, model__slug=model.slug)
    written = {"content": content, "saved_at": timezone.now()}
    if not mine.filter(saved_at=_moment(seen)).update(**written):
        tool = FillInModel.objects.get(slug=model.slug)
        kept, is_new = KeptWords.objects.get_or_create(user=by, model=tool, defaults=written)
        if not is_new and kept.content != content:  # the same words twice are a double click
            raise OtherConcept("U hebt al een ander concept van dit model. Wat u nu invulde, is nog niet bewaard.")
    return mine.get()


def kept_by(user, slug):
    """The concept that `user` has of the model at this address, or None."""
    return KeptWords.objects.filter(user=user, model__slug=slug).select_related("model").first()


def throw_away(*, by, slug):
    """Delete the concept of this model; it may be gone already."""
    KeptWords.objects.filter(user=by, model__slug=slug).delete()


def _checked(content):
    """As it comes back from the database. Raises Refused."""
    if not (content["fields"] or content["rows"] or content["reasons"]):
        raise Refused(EMPTY)
    text = json.dumps(content, ensure_ascii=False)
    if len(text.encode()) > LARGEST:
        raise Refused(TOO_LARGE)
    return json.loads(text)


def _moment(stamp):
    """The moment of a stamp; None for what is none, and no concept has that."""
    try:
        moment = parse_datetime(stamp)
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None
