"""Whether the portal on this machine answers: the outcome is 0 or 1. It asks by the portal's own name, or it is refused."""

import os
import sys
from http.client import HTTPConnection


def answers(path="/health/live/"):
    connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=4)
    name = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".*")
    try:
        connection.request("GET", path, headers={"Host": name or "localhost"})
        return connection.getresponse().status == 200
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(0 if answers(*sys.argv[1:]) else 1)
