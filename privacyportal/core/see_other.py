"""The answer after an act."""

from django.http import HttpResponseRedirect


class SeeOther(HttpResponseRedirect):
    """After an act: read the result with GET, so that reloading repeats nothing."""

    status_code = 303
