"""Our gunicorn, but for how many pages a worker makes at once (env: PAGES_AT_ONCE)."""

import os

from privacyportal.core import slow_visitors
from privacyportal.gunicorn import *  # noqa: F403

slow_visitors.PAGES_AT_ONCE = int(os.environ["PAGES_AT_ONCE"])
