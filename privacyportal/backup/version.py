"""Which version of the portal this is."""

import tomllib

from django.conf import settings

VERSION = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"]
