"""Our gunicorn, but for how many pages a worker makes at once (env: PAGES_AT_ONCE)."""

import os
from threading import BoundedSemaphore

from privacyportal.core import page_places
from privacyportal.gunicorn import *  # noqa: F403

page_places._places = BoundedSemaphore(int(os.environ["PAGES_AT_ONCE"]))
