import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "privacyportal.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 - all views are read now, once, before the workers part
