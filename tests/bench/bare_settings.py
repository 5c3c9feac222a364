"""Django with nothing in it but one view: what any page costs at least, under our gunicorn."""

import os
from pathlib import Path

from privacyportal.core.body_sizes import FIELDS, FieldLimit

SECRET_KEY = "bare"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "tests.bench.bare"
WSGI_APPLICATION = "tests.bench.bare.application"
MIDDLEWARE = []
DATABASES = {}
USE_TZ = True
MAX_BODY = MAX_BODY_WITH_FILES = 1024**2
DATA_UPLOAD_MAX_NUMBER_FIELDS = FieldLimit(FIELDS)
PUBLIC_BODIES, UPLOAD_ROUTES = {}, {}
HEAVY_JOBS = 1
SESSION_COOKIE_NAME = "sessie"
STATIC_URL = "/static/"
METRICS_TOKEN, TRACES, TRUSTED_PROXIES = "", None, 0
PAGES = Path(os.environ.get("BARE_PAGES", "."))
LOGGING = {"version": 1, "disable_existing_loggers": False}
