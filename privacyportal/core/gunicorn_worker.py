"""gunicorn's worker, in which a slow visitor holds a thread that has nothing else to do, and not for long."""

import logging
import selectors
import socket
from contextlib import suppress
from functools import partial

from gunicorn import util
from gunicorn.http import errors
from gunicorn.workers.gthread import ThreadWorker

from . import refused_requests
from .faults import describe_fault
from .slow_visitors import BLOCK, Clock, Unhurried

STATUSES = {errors.LimitRequestLine: 414, errors.LimitRequestHeaders: 431, errors.ParseException: 400, OSError: 400}
OURS = (errors.InvalidResponseHeader, errors.InvalidResponseHeaderName)  # also a ParseException

log = logging.getLogger("portal.server")


class PatientWorker(ThreadWorker):
    """`threads` wait for visitors; the pages are made elsewhere (`slow_visitors.PAGES_AT_ONCE`)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.clock = Clock()

    def load_wsgi(self):
        super().load_wsgi()
        self.wsgi = Unhurried(self.wsgi, self.clock)

    def enqueue_req(self, conn):
        """A thread is for who has begun to speak; who only connected waits with the kept connections."""
        if conn.initialized or conn.data_ready:
            self.clock.start(conn.sock, is_receiving=True)
            super().enqueue_req(conn)
        else:
            conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BLOCK)  # so that we notice who does not read
            conn.sock.setblocking(False)
            conn.set_timeout()
            self.pending_conns.append(conn)
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def handle(self, conn):
        """Closes here what is done: gunicorn does that, at the visitor's pace, in the one thread that accepts others."""
        goes_on = super().handle(conn)
        if not goes_on:
            self.clock.stop(conn.sock)
            util.close_graceful(conn.sock)
        return goes_on

    def finish_request(self, conn, fs):
        self.clock.stop(conn.sock)
        if not fs.cancelled() and not fs.exception() and not fs.result():
            self.nr_conns -= 1
            return
        if not fs.cancelled() and fs.exception():
            log.error("%s", describe_fault(fs.exception()))
        super().finish_request(conn, fs)

    def murder_pending(self):
        super().murder_pending()
        self.clock.cut_off_the_late()

    def handle_error(self, req, client, addr, exc):
        """Say and log what was wrong, without what was sent."""
        statuses = [500] if isinstance(exc, OURS) else [s for kind, s in STATUSES.items() if isinstance(exc, kind)]
        with suppress(OSError):
            util.write_nonblock(client, refused_requests.message((statuses or [500])[0], exc))
