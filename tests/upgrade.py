"""Does the portal of an older commit go on working while this code prepares its database, and after that?

python -m tests.upgrade 6019fc2      loopback only, everything new and thrown away; prints figures, 0 when they are good
python -m tests.postgres python -m tests.upgrade 6019fc2
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from contextlib import ExitStack, contextmanager
from pathlib import Path

import requests

from tests.many_nodes import address, new_mark, token_in
from tests.serving import ROOT, Gunicorn

PAGES = ["/", "/producten/", "/producten/privacyraamwerk/", "/zoeken/?q=datalek", "/contact/"]
PASSWORD = "zes groene fietsen in de gracht"
WRITERS = ("anna", "bram")


def main(commit):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-upgrade-")))
        old, new = portals(folder, unpacked(commit, folder / "code"))
        old.prepare("--demo-accounts")
        stack.enter_context(old)
        placed, figures = {}, {}
        figures["before"] = written(old, placed)
        with visited(old) as seen:
            started = time.monotonic()
            new.prepare()
            figures["seconds of prepare"] = round(time.monotonic() - started, 1)
            figures["old code, after prepare"] = written(old, placed)
            old.manage("tick")
            with new:
                figures["new code beside it"] = written(new, placed)
                figures["old code beside it"] = written(old, placed)
                figures |= {"ready": ready(new), "topics kept": kept(new, placed)}
            old.prepare()  # as its service does at each start
            figures["back to old code alone"] = written(old, placed)
        figures["answers of old code"] = dict(seen)
    print(*(f"{name}: {figure}" for name, figure in figures.items()), sep="\n")
    is_whole = figures["topics kept"] == len(placed) - len(WRITERS)
    return 0 if all(figures.values()) and set(seen) == {200} and is_whole else 1


def unpacked(commit, folder):
    folder.mkdir()
    archive = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x", "-C", str(folder)], input=archive, check=True)
    return folder


def portals(folder, old_code):
    """The older code and this, on one DATA_DIR and one database."""
    shared = {"DATA_DIR": str(folder / "data"), "DEMO_PASSWORD": PASSWORD, "REQUIRE_STAFF_MFA": "off"}
    if os.environ.get("DATABASE_URL"):
        shared["DATABASE_URL"] = os.environ["DATABASE_URL"]
    for name in ("data", "old", "new"):
        (folder / name).mkdir()
    old, new = (Gunicorn(folder / name, **shared) for name in ("old", "new"))
    old.code = old_code
    return old, new


def written(portal, placed):
    """Whether each of the writers signed in and placed a topic."""
    return all(topic(portal, signed_in(portal, f"{name}@gemeente-voorbeeld.example"), placed) for name in WRITERS)


def signed_in(portal, email):
    session, page = requests.Session(), f"{address(portal)}/account/inloggen/"
    form = {"csrfmiddlewaretoken": token_in(session.get(page)), "login": email, "password": PASSWORD}
    session.post(page, form, headers={"Origin": address(portal)}, allow_redirects=False)
    return session


def topic(portal, session, placed):
    page, mark = f"{address(portal)}/community/privacy/nieuw/", new_mark()
    form = {"csrfmiddlewaretoken": token_in(session.get(page)), "token": uuid.uuid4(), "place": "1"}
    words = {"title": f"Een vraag over {mark}", "body": f"Wie weet iets van {mark}?"}
    answer = session.post(page, form | words, headers={"Origin": address(portal)}, allow_redirects=False, timeout=60)
    placed[mark] = answer.headers.get("Location", "")
    return placed[mark].startswith("/community/privacy/")


def kept(portal, placed):
    """How many topics a member reads."""
    session = signed_in(portal, f"{WRITERS[0]}@gemeente-voorbeeld.example")
    return sum(mark in session.get(f"{address(portal)}{where}").text for mark, where in placed.items())


def ready(portal):
    return requests.get(f"{address(portal)}/health/ready/").json()


@contextmanager
def visited(portal):
    """Yield how often each status was answered to somebody who reads one page after the other meanwhile."""
    seen, done = Counter(), threading.Event()

    def read():
        while not done.wait(0.05):
            for page in PAGES:
                try:
                    seen[requests.get(f"{address(portal)}{page}", timeout=30).status_code] += 1
                except requests.RequestException as error:
                    seen[type(error).__name__] += 1

    reader = threading.Thread(target=read)
    reader.start()
    try:
        yield seen
    finally:
        done.set()
        reader.join()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
