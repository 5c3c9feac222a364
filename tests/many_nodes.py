"""Two nodes of the portal behind a real nginx, on one PostgreSQL (through PgBouncer), one Redis and one S3 server.

python -m tests.many_nodes      loopback only, everything new and thrown away; prints figures, 0 when they are good
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace

import requests

from tests.buckets import names_in, s3_server
from tests.mail_server import free_port
from tests.pooled import pgbouncer
from tests.postgres import private_cluster
from tests.serving import Gunicorn, Nginx

WRITERS, EACH, KILLED_AFTER = 10, 5, 15  # members at once, posts of each, and posts before a node is killed
PASSWORD = "zes groene fietsen in de gracht"
LETTER = "\n".join(f"Regel {number} van de brief." for number in range(2000)).encode()


def main():
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="portal-nodes-")))
        shared = stack.enter_context(shared_services(folder))
        nodes = [node(folder / name, shared) for name in "ab"]
        people = people_and_a_topic(nodes[0])
        servers = [stack.enter_context(one) for one in nodes]
        nginx = stack.enter_context(Nginx(both(folder, nodes)))
        figures = {
            "signed in on a, posted on b": signed_in_and_posted(nodes, people),
            "uploaded on a, downloaded on b": uploaded_and_downloaded(nodes, people, shared),
            "sixth wrong password, spread over both, refused": rate_limit_holds(nodes),
            **killed_under_load(servers, nginx, people),
        }
    print(*(f"{name}: {figure}" for name, figure in figures.items()), sep="\n")
    is_sound = figures["lost"] == figures["doubled"] == 0 and figures["acknowledged"] > WRITERS * EACH // 2
    return 0 if is_sound and all(list(figures.values())[:3]) else 1


@contextmanager
def shared_services(folder):
    """What all nodes share, as their environment."""
    with private_cluster() as direct, pgbouncer(direct) as pooled, s3_server() as bucket, redis(folder) as cache:
        yield {"DATABASE_URL": pooled, "PGBOUNCER": "on", "CACHE_URL": cache, **bucket}


@contextmanager
def redis(folder):
    port = free_port()
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        yield f"redis://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def node(folder, shared):
    """A web machine with a disk of its own."""
    folder.parent.chmod(0o755)
    folder.mkdir()
    return Gunicorn(folder, WEB_CONCURRENCY="1", TRUSTED_PROXIES="0", UPLOAD_SECONDS="30", **shared).prepare()


def both(folder, nodes):
    """What stands behind nginx, for tests.serving.Nginx: the second line of its `upstream` rides along with the port."""
    first, second = (one.port for one in nodes)
    return SimpleNamespace(folder=folder, port=f"{first} max_fails=1 fail_timeout=5s; server 127.0.0.1:{second}")


def people_and_a_topic(portal):
    """A topic, a moderator who signs in by hand, and the session cookies of those who write."""
    os.environ.update(portal.environment)
    import django

    django.setup()
    from django.contrib.auth.models import Group
    from django.test import Client

    from tests.community.factories import make_topic
    from tests.factories import make_member

    sys.excepthook = sys.__excepthook__
    anna, topic, cookies = make_member("Anna"), make_topic(), []
    anna.groups.add(Group.objects.get(name="moderator"))
    for number in range(WRITERS):
        client = Client()
        client.force_login(make_member(f"Lid {number}"))
        cookies.append(client.cookies["sessie"].value)
    return SimpleNamespace(email=anna.email, topic=topic.get_absolute_url(), cookies=cookies)


def signed_in_and_posted(nodes, people):
    people.session = sign_in(nodes[0], people.email, PASSWORD)
    mark = new_mark()
    return reply(people.session, nodes[1].port, people.topic, mark) and times_kept([mark]) == {mark: 1}


def uploaded_and_downloaded(nodes, people, shared):
    from community.models import Attachment

    mark = new_mark()
    assert reply(people.session, nodes[0].port, people.topic, mark, attachments=("brief.txt", LETTER, "text/plain"))
    nodes[0].manage("tick")  # looks at what the page did not wait for
    attachment = Attachment.objects.get(post__body__contains=mark)
    answer = people.session.get(f"{address(nodes[1])}{attachment.get_absolute_url()}")
    stranger = requests.get(f"{address(nodes[1])}{attachment.get_absolute_url()}", allow_redirects=False)
    is_only_there = attachment.file.name in names_in(shared) and not list(nodes[0].folder.glob("files/**/*"))
    return answer.content.split() == LETTER.split() and stranger.status_code != 200 and is_only_there


def rate_limit_holds(nodes):
    """For an address that never signed in here: who did, is not kept out of her own place."""
    for turn in range(5):
        sign_in(nodes[turn % 2], "nooit@gemeente.example", "een heel ander wachtwoord")
    late = sign_in(nodes[1], "nooit@gemeente.example", PASSWORD)
    return "te vaak een verkeerd wachtwoord" in late.said


def killed_under_load(servers, nginx, people):
    """Everybody writes through nginx, and the first node is shot."""
    done, marks, figures = threading.Semaphore(0), [], Counter()

    def write(cookie):
        session = requests.Session()
        session.cookies.set("sessie", cookie, domain="127.0.0.1")
        for _ in range(EACH):
            mark = new_mark()
            try:
                is_acknowledged = reply(session, nginx.port, people.topic, mark)
            except (requests.RequestException, AssertionError):
                is_acknowledged = False
            marks.append((mark, is_acknowledged))
            done.release()

    started = time.monotonic()
    with ThreadPoolExecutor(WRITERS) as crowd:
        jobs = [crowd.submit(write, cookie) for cookie in people.cookies]
        for _ in range(KILLED_AFTER):
            done.acquire()
        kill(servers[0].process.pid)
        [job.result() for job in jobs]
    kept = times_kept([mark for mark, _ in marks])
    figures.update(
        posts=len(marks),
        acknowledged=sum(said for _, said in marks),
        refused=sum(not said for _, said in marks),
        lost=sum(said and not kept[mark] for mark, said in marks),
        doubled=sum(count > 1 for count in kept.values()),
    )
    return {**figures, "seconds": round(time.monotonic() - started, 1)}


def kill(pid):
    """A machine that falls over: the master and its workers at once."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for one in (pid, *map(int, children)):
        with suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)


def sign_in(server, email, password):
    session, page = requests.Session(), f"{address(server)}/account/inloggen/"
    token = token_in(session.get(page))
    form = {"csrfmiddlewaretoken": token, "login": email, "password": password}
    session.said = session.post(page, form, headers={"Origin": address(server)}, allow_redirects=False).text
    return session


def reply(session, port, topic, mark, **files):
    """Whether the portal said that this post was placed."""
    here = f"http://127.0.0.1:{port}"
    token = token_in(session.get(f"{here}{topic}", timeout=60))
    form = {"csrfmiddlewaretoken": token, "token": uuid.uuid4(), "body": f"Een antwoord {mark}.", "place": "1"}
    headers, page = {"Origin": here}, f"{here}{topic}reageren/"
    answer = session.post(page, form, files=files, headers=headers, allow_redirects=False, timeout=60)
    where = answer.headers.get("Location", "")
    return answer.status_code in (302, 303) and where.startswith(topic)


def token_in(answer):
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', answer.text)
    assert found, f"{answer.status_code} for {answer.url}"
    return found[1]


def times_kept(marks):
    from community.models import Post

    return Counter({mark: Post.objects.filter(body__contains=mark).count() for mark in marks})


def address(server):
    return f"http://127.0.0.1:{server.port}"


def new_mark():
    return f"merk-{uuid.uuid4().hex}"


if __name__ == "__main__":
    sys.exit(main())
