"""How often one person may do something; who does it more often hears which limit that is, and when it is over."""

import time
from datetime import timedelta

from django.utils import timezone

from .rate_limit import count
from .refusals import Refused


class TooFast(Refused):
    """More often than the limit that the sentence names; `seconds` is how long it lasts."""

    def __init__(self, sentence, seconds=60):
        super().__init__(sentence)
        self.seconds = seconds


def check_pace(*, by, act, most, minutes, times=1):
    """Count that `by` does `act` (Dutch, as in "ten hoogste 10 keer <act>") so many times. Raises TooFast."""
    length = 60 * minutes
    if times and count(act, by.pk, seconds=length, times=times) > most:
        left = length - int(time.time()) % length
        until = timezone.localtime(timezone.now() + timedelta(seconds=left + 59))
        raise TooFast(
            f"U kunt in {minutes} minuten ten hoogste {most} keer {act}. Vanaf {until:%H.%M} uur kan het weer.", left
        )


def paced(response, refused):
    """The one answer to too fast: the page with the sentence, 429, and after how many seconds to come back."""
    if isinstance(refused, TooFast):
        response.status_code, response["Retry-After"] = 429, str(refused.seconds)
    return response
