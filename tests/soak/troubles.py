"""What can happen to the portal: each trouble begins, lasts so many seconds, and ends."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from tests.soak.reckoning import tick_done_at

HOUR = 3600


def mail_server_down(portal, seconds):
    portal.mail_server.stop()
    time.sleep(seconds)
    portal.mail_server.start()


def mail_server_slow(portal, seconds):
    portal.mail_server.is_slow = True
    time.sleep(max(seconds, 15))  # the slowest answer has to fit in it
    portal.mail_server.is_slow = False


def mail_server_lies(portal, seconds):
    portal.mail_server.lies = True
    time.sleep(seconds)
    portal.mail_server.lies = False


def workers_killed(portal, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        portal.kill_a_worker()
        time.sleep(1.3)


def tick_killed(portal, seconds):
    """At any moment of its work, and before it has done anything."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        time.sleep(3.1)
        portal.kill_tick()


def database_restarted(portal, seconds):
    portal.database.stop_at_once()
    time.sleep(seconds)
    portal.database.start()


def storage_away(portal, seconds):
    portal.bucket.stop()
    time.sleep(seconds)
    portal.bucket.start()


def redis_away(portal, seconds):
    portal.redis.stop()
    time.sleep(seconds)
    portal.redis.start()


def disk_full(portal, seconds):
    with portal.disk.full():
        time.sleep(seconds)


def storage_read_only(portal, seconds):
    with portal.disk.read_only():
        time.sleep(seconds)


def clock_jumps(portal, seconds):
    """An hour ahead, and back again."""
    portal.clock.jump(HOUR)
    time.sleep(seconds)
    portal.clock.jump(0)


@dataclass(frozen=True)
class Trouble:
    cause: Callable
    needs: str = ""  # what the portal must have for it
    of: str = ""  # only of this kind of portal
    watches: Callable = tick_done_at  # its outcome changes when all works again

    @property
    def name(self):
        return self.cause.__name__


def mails_taken(portal):
    return len(portal.mail_server.mails)


TROUBLES = [
    Trouble(mail_server_down, watches=mails_taken),
    Trouble(mail_server_lies, watches=mails_taken),
    Trouble(mail_server_slow, watches=mails_taken),
    Trouble(workers_killed),
    Trouble(tick_killed),
    Trouble(database_restarted, of="many"),
    Trouble(storage_away, of="many"),
    Trouble(redis_away, of="many"),
    Trouble(disk_full, "disk.is_ours"),
    Trouble(storage_read_only, "disk.is_ours", of="plain"),
    Trouble(clock_jumps, "clock.can_jump"),
]


def troubles_of(portal, names=()):
    """Those of this portal, and the names of those that this machine cannot show."""
    asked = [one for one in TROUBLES if one.of in ("", portal.kind) and (one.name in names or not names)]
    here = [one for one in asked if not one.needs or attrgetter(one.needs)(portal)]
    return here, [one.name for one in asked if one not in here]
