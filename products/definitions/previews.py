"""A concept on the real pages, at a link that holds for seven days and needs no account.

The pages of a tool stand in the addresses a second time (`trying.patterns`), with this link in the place of the slug.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse
from django.utils import timezone

from products.preview_links import VALID_FOR

from .concepts import working_text
from .rooms import room_of


def preview_url(tool):
    """A fresh link to the concept of a tool."""
    room = room_of(tool)
    return reverse(room.preview, args=[_word(_signer(room).sign(str(tool.pk)))])


def tried_out(room, word):
    """The concept that this link leads to, as if it were published.

    Raises SignatureExpired, BadSignature, Tool.DoesNotExist (of the model of the room), DefinitionFault.
    """
    tool = room.model.objects.get(pk=_signer(room).unsign(_token(word), max_age=VALID_FOR))
    definition, _source = room.check(working_text(tool))
    return room.live(word, 0, timezone.now(), definition, room.preview_namespace)


def _signer(room):
    return TimestampSigner(salt=f"{room.model._meta.app_label}.preview")


def _word(token):
    return urlsafe_b64encode(token.encode()).decode().rstrip("=")


def _token(word):
    try:
        return urlsafe_b64decode(word + "=" * (-len(word) % 4)).decode()
    except ValueError as error:
        raise BadSignature("not a link of ours") from error
