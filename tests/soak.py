"""Questions under fire: posted at concurrency 8 while web workers and the mail queue are killed with -9 and the mail
server stops and starts. Every acknowledged question must be in the database once and at its desk once.

python -m tests.soak [--questions 200]      loopback only; DATABASE_URL may name a PostgreSQL, else a new SQLite
"""

import argparse
import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

from tests.mail_server import MailServer, free_port

ADDRESSES = {
    "juridisch": "privacy@vng.nl",
    "informatiebeveiliging": "info@IBDgemeenten.nl",
    "onbekend": "privacy@vng.nl",
}
MARKER = re.compile(r"merk-\d+-[0-9a-f]{8}")
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
LONGEST_WAIT = 420  # seconds until the last mail must be in: three failed tries wait 1 + 2 + 4 minutes


def main(questions=200, concurrency=8):
    figures = Counter()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # and leave no process behind
    with tempfile.TemporaryDirectory(prefix="portal-soak-") as folder:
        portal = Portal(folder)
        try:
            portal.start()
            acknowledged = fire(portal, questions, concurrency, figures)
            portal.mail_server.stop()
            portal.mail_server.start()
            wait_for_mail(portal, acknowledged, figures)
            return report(portal, acknowledged, figures)
        finally:
            portal.stop()


class Portal:
    """The portal as it runs in production, in three processes, with a mail server beside it."""

    def __init__(self, folder):
        self.port = free_port()
        self.mail_server = MailServer()
        self.environment = {
            **os.environ,
            "SECRET_KEY": "only-for-the-soak-run",
            "DATA_DIR": folder,
            "HTTPS": "off",
            "PORT": str(self.port),
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail_server.port}",
            "QUESTIONS_PER_HOUR": "100000",
            "LOG_LEVEL": "CRITICAL",
            "DJANGO_SETTINGS_MODULE": "privacyportal.settings",
        }
        os.environ.update(self.environment)  # for the look into the database at the end

    def start(self):
        subprocess.run([sys.executable, "manage.py", "prepare"], env=self.environment, check=True)
        self.mail_server.start()
        gunicorn = ["gunicorn", "--config", "privacyportal/gunicorn.py", "--log-level", "critical"]
        self.web = subprocess.Popen([sys.executable, "-m", *gunicorn], env=self.environment)
        self.start_tick()
        while get_status(self.port, "/health/ready/") != 200:
            time.sleep(0.2)

    def start_tick(self):
        self.tick = subprocess.Popen([sys.executable, "manage.py", "tick", "--every", "1"], env=self.environment)

    def kill_a_worker(self):
        children = Path(f"/proc/{self.web.pid}/task/{self.web.pid}/children").read_text().split()
        if children:
            os.kill(int(random.choice(children)), signal.SIGKILL)
        return bool(children)

    def kill_tick(self):
        self.tick.kill()
        self.tick.wait()
        self.start_tick()

    def stop(self):
        for process in (getattr(self, "web", None), getattr(self, "tick", None)):
            if process:
                process.terminate()
                process.wait(timeout=20)
        self.mail_server.stop()


def fire(portal, questions, concurrency, figures):
    """Post all questions while things break around them; returns {marker: subject} of what was acknowledged."""
    over = threading.Event()
    trouble = threading.Thread(target=make_trouble, args=(portal, over, figures))
    tokens = [read_hidden(portal.port)["token"] for _ in range(concurrency)]
    time.sleep(2.2)  # no form may be sent in haste
    trouble.start()
    with ThreadPoolExecutor(concurrency) as visitors:
        jobs = [
            visitors.submit(ask, portal.port, number, tokens[number % concurrency], figures)
            for number in range(questions)
        ]
        acknowledged = dict(job.result() for job in jobs if job.result())
    over.set()
    trouble.join()
    return acknowledged


def make_trouble(portal, over, figures):
    for turn in range(10_000):
        if over.wait(0.7):
            return
        if get_status(portal.port, "/health/live/") == 200:  # a slow machine gets the time to start a worker
            figures["workers killed"] += portal.kill_a_worker()
        if turn % 4 == 1:
            portal.mail_server.stop()
            figures["mail server stopped"] += 1
        if turn % 4 == 3:
            portal.mail_server.start()
        if turn % 6 == 5:
            portal.kill_tick()
            figures["queue killed"] += 1


def ask(port, number, token, figures):
    """One visitor: check, send, and press again when nothing comes back. Every tenth clicks twice at once."""
    marker = f"merk-{number}-{random.randbytes(4).hex()}"
    subject = random.choice(list(ADDRESSES))
    typed = {**typed_by(number, subject, marker), "token": token}
    started, is_double_click = time.monotonic(), number % 10 == 0
    for _ in range(60):
        try:
            page = post(port, typed)
            if page.status != 200:
                raise http.client.HTTPException(page.status)
            with ThreadPoolExecutor(2) as clicks:
                answers = list(clicks.map(lambda _: post(port, {**typed, "send": "1"}), range(1 + is_double_click)))
            if all(answer.status == 303 for answer in answers):
                figures["slowest answer in ms"] = max(
                    figures["slowest answer in ms"], round(1000 * (time.monotonic() - started))
                )
                return marker, subject
            raise http.client.HTTPException(answers[-1].status)
        except (OSError, http.client.HTTPException):
            figures["answers lost and asked again"] += 1
            time.sleep(0.3)
    figures["never acknowledged"] += 1
    return None


def typed_by(number, subject="onbekend", marker="een proef"):
    return {
        "subject": subject,
        "question": f"Hoort deze vraag in de database én bij het loket? {marker}",
        "name": f"Bezoeker {number}",
        "email": f"bezoeker{number}@gemeente-voorbeeld.example",
        "organisation": "gemeente Utrecht",
    }


def post(port, fields):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("POST", "/contact/controleren/", urlencode(fields), FORM)
        answer = connection.getresponse()
        answer.page = answer.read().decode()
        return answer
    finally:
        connection.close()


def get_status(port, path):
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return 0


def read_hidden(port):
    """What the check page sends along: the same for every visitor until then."""
    page = post(port, typed_by(0)).page
    return {name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)}


def wait_for_mail(portal, acknowledged, figures):
    """Until every question and every copy is in, at most LONGEST_WAIT seconds."""
    started = time.monotonic()
    while time.monotonic() - started < LONGEST_WAIT:
        if len({mail["Message-ID"] for mail in portal.mail_server.mails}) >= 2 * len(acknowledged):
            break
        time.sleep(1)
    time.sleep(3)  # what is sent twice would come now
    figures["seconds until the last mail"] = round(time.monotonic() - started)


def report(portal, acknowledged, figures):
    """Print what happened as JSON; 0 when nothing was lost or doubled, else 1."""
    import django

    django.setup()
    from post_office.models import STATUS, Email

    from privacyportal.contact.models import Question

    kept = Counter(MARKER.search(text)[0] for text in Question.objects.values_list("text", flat=True))
    arrivals = [
        (MARKER.search(mail.get_content())[0], mail["Message-ID"], tuple(mail.to))
        for mail in portal.mail_server.mails
        if MARKER.search(mail.get_content())
    ]
    at_desk = Counter(marker for marker, _, _ in set(arrivals))
    wrong = [marker for marker, _, to in arrivals if ADDRESSES[acknowledged.get(marker, "onbekend")] != to[0]]
    copies = {mail["Message-ID"] for mail in portal.mail_server.mails if str(mail["To"]).startswith("bezoeker")}
    figures.update(
        {
            "acknowledged": len(acknowledged),
            "in the database once": sum(kept[marker] == 1 for marker in acknowledged),
            "at the desk once": sum(at_desk[marker] == 1 for marker in acknowledged),
            "at the wrong desk": len(wrong),
            "delivered again under the same Message-ID": len(arrivals) - len(set(arrivals)),
            "copies at the senders": len(copies),
            "rows without acknowledgement": len(set(kept) - set(acknowledged)),
            "mails left in the queue": Email.objects.exclude(status=STATUS.sent).count(),
        }
    )
    print(json.dumps(figures, indent=2))
    print(next(mail for mail in portal.mail_server.mails if MARKER.search(mail.get_content())).raw.decode())
    whole = len(acknowledged)
    is_sound = (
        whole
        and figures["in the database once"] == figures["at the desk once"] == figures["copies at the senders"] == whole
        and not wrong
        and not figures["mails left in the queue"]
        and not figures["never acknowledged"]
    )
    print("Nothing was lost and nothing was doubled." if is_sound else "FAULT: see the figures.")
    return 0 if is_sound else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--concurrency", type=int, default=8)
    sys.exit(main(**vars(parser.parse_args())))
