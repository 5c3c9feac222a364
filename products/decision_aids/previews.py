"""A concept on the real pages, at a link that holds for seven days and needs no account.

The pages of an aid stand in the addresses a second time (`trying_urls`), with this link in the place of the slug.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse
from django.utils import timezone

from products.preview_links import VALID_FOR

from .concepts import working_text
from .editions import LiveAid
from .models import DecisionAid
from .validation import check

NAMESPACE = "aids_preview"
SIGNER = TimestampSigner(salt="decision_aids.preview")


def preview_url(aid):
    """A fresh link to the concept of an aid."""
    return reverse(f"{NAMESPACE}:aid", args=[_word(SIGNER.sign(str(aid.pk)))])


def tried_out(word):
    """The concept that this link leads to, as if it were published.

    Raises SignatureExpired, BadSignature, DecisionAid.DoesNotExist, DefinitionFault.
    """
    aid = DecisionAid.objects.get(pk=SIGNER.unsign(_token(word), max_age=VALID_FOR))
    definition, _source = check(working_text(aid))
    return LiveAid(word, 0, timezone.now(), definition, NAMESPACE)


def _word(token):
    return urlsafe_b64encode(token.encode()).decode().rstrip("=")


def _token(word):
    try:
        return urlsafe_b64decode(word + "=" * (-len(word) % 4)).decode()
    except ValueError as error:
        raise BadSignature("not a link of ours") from error
