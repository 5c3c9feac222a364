"""The bare view: the bytes of a page that somebody else made, with its status and kind."""

import os
from functools import cache

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.bare_settings"

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path


@cache
def stored(name):
    return (settings.PAGES / name).read_bytes()


def page(request, name):
    return HttpResponse(stored(name))


def live(request):
    return HttpResponse("ok\n", content_type="text/plain")


urlpatterns = [path("page/<slug:name>/", page), path("health/live/", live)]
application = get_wsgi_application()
