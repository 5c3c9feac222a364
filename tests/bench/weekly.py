"""The weekly mail for every member, killed on the way and begun again; run beside a portal that is filled.

Prints JSON: seconds, members, mails, who got it twice and who missed it.
"""

import json
import os
import signal
import sys
import time
from datetime import datetime, timedelta

import tests.bench.django_here  # noqa: F401
from django.db import connection
from django.db.models import Count
from django.utils import timezone
from post_office.models import Email

from community.digests import send_digests
from community.models import Following
from privacyportal.accounts.models import User

DONE_BEFORE_THE_KILL = 0.2  # of the members


def main():
    weekly = User.objects.filter(mail_rhythm=User.MailRhythm.WEEKLY, pk__in=Following.objects.values("user"))
    now, members = _monday(), weekly.count()
    started = time.monotonic()
    _killed_on_the_way(now, int(members * DONE_BEFORE_THE_KILL))
    before = Email.objects.count()
    send_digests(now)
    seconds, mails = time.monotonic() - started, Email.objects.count()
    again = send_digests(now)
    twice = Email.objects.order_by().values("to").annotate(times=Count("pk")).filter(times__gt=1).count()
    missed = members - Email.objects.order_by().values("to").distinct().count()
    return {
        "seconds": round(seconds, 1),
        "members": members,
        "mails": mails,
        "mails before the kill": before,
        "mails at a second tick": again,
        "twice": twice,
        "missed": missed,
    }


def _monday():
    """The moment right after the last time that weekly mail should leave, or now."""
    now = timezone.localtime()
    slot = (now - timedelta(days=now.weekday())).replace(hour=7, minute=0, second=1)
    return datetime.fromtimestamp(max(slot, now).timestamp(), tz=now.tzinfo)


def _killed_on_the_way(now, enough):
    """Another process begins, and is killed without warning when so many mails are in the queue."""
    connection.close()
    child = os.fork()
    if not child:
        send_digests(now)
        os._exit(0)
    while Email.objects.count() < enough and os.waitpid(child, os.WNOHANG) == (0, 0):
        time.sleep(0.2)
    try:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    except (ProcessLookupError, ChildProcessError):
        print("    it was done before it could be killed", file=sys.stderr)
    connection.close()


if __name__ == "__main__":
    print(json.dumps(main()))
