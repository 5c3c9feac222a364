"""How gunicorn serves the portal. A proxy stands in front of it in production (deploy/nginx.conf); it also stands alone."""

import gc
import itertools
import os
import time

os.environ["TZ"] = "Europe/Amsterdam"  # as Django does later: one clock in the log
time.tzset()

wsgi_app = "privacyportal.wsgi"
bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
preload_app = True  # read once, and what was read is shared; new code needs a restart, not a reload
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "privacyportal.core.gunicorn_worker.PatientWorker"
threads = 200  # that wait for slow visitors; slow_visitors.PAGES_AT_ONCE make pages
timeout = 30
keepalive = 5  # seconds; the proxy closes its own a second earlier
max_requests = 5000
max_requests_jitter = 500
limit_request_line = 8190
forwarder_headers = ""  # nobody tells us our own SCRIPT_NAME or PATH_INFO
secure_scheme_headers = {}  # Django reads X-Forwarded-Proto, if there are TRUSTED_PROXIES
control_socket_disable = True
logger_class = "privacyportal.core.log_lines.GunicornLogger"


def on_starting(server):
    from privacyportal.core import measures

    measures.begin_anew()


def pre_fork(server, worker):
    taken = {other.place for other in server.WORKERS.values()}
    worker.place = next(place for place in itertools.count() if place not in taken)


def when_ready(server):
    """What was read until now stays where it is, so that workers go on sharing it."""
    from privacyportal.core.stylesheet import refuse_unprepared

    refuse_unprepared()
    gc.collect()
    gc.freeze()


def post_fork(server, worker):
    """No worker takes a connection along that its parent opened, and each has a place of its own to count and tell."""
    from django.db import connections

    from privacyportal.core import measures, traces

    connections.close_all()
    measures.take_place(worker.place)
    traces.begin()
