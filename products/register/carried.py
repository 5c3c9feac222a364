"""A register that was read, on its way between two steps: in a hidden field of her own form, never with us.

Not the file itself: a file field cannot be filled in again, and a workbook with pictures is too large for a page. What was
read of it is small once packed, and signed, so that we only unpack what we packed.
"""

from django.core import signing

from privacyportal.core.refusals import Refused

SIGNER = signing.Signer(salt="register.found")
LOST = "Wij konden uw register niet meer lezen. Kies uw bestand opnieuw."


class NotCarried(Refused):
    """The field is not one of ours."""


def field_of(packed):
    """The text of the field for what `packing.packed` made."""
    return SIGNER.sign(packed)


def packed_in(field):
    """What the field carries. Raises NotCarried."""
    try:
        return SIGNER.unsign(field)
    except signing.BadSignature:
        raise NotCarried(LOST) from None
