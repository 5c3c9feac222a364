"""The environment of the tests, set before Django reads its settings; what is set already stays."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-the-tests")
os.environ["DATA_DIR"] = os.environ.get("TEST_DATA_DIR") or tempfile.mkdtemp(prefix="portal-tests-")
os.environ.setdefault("HTTPS", "off")
os.environ.setdefault("REQUIRE_STAFF_MFA", "off")
os.environ.setdefault("LINK_CHECK_EXTERNAL", "off")  # no test asks another website
os.environ.setdefault("CACHE_URL", "locmem://tests")
os.environ.setdefault("UPLOAD_SECONDS", "600")  # no test depends on the clock
os.environ.setdefault("LOG_LEVEL", "WARNING")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps a loop running beside the tests
