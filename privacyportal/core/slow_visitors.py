"""Who is slow keeps nobody waiting: pages are made in threads of their own, between receiving and sending."""

import socket
import struct
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore

from gunicorn.http.errors import NoMoreData

from . import refused_requests
from .body_limits import body_limit, stays_in_memory
from .heavy_work import MANY

PATIENCE = 6  # seconds for a head, and again for each BLOCK of a body or an answer
BLOCK = 64 * 1024  # bytes
IN_MEMORY = 1024**2  # bytes of a body; more of it goes to a file without a name, or is one of the LARGE_BODIES
NO_FILE = 0  # for SpooledTemporaryFile
LARGE_BODIES = 8  # at once, of each worker
FORGET_THE_REST = struct.pack("ii", 1, 0)
PAGES_AT_ONCE = 8 + MANY  # of each worker, and as many connections to the database; MANY of them wait for documents


class Clock:
    """Until when each connection may take over what it does now; who is later is cut off."""

    def __init__(self):
        self._until = {}

    def start(self, connection, *, is_receiving=False):
        self._until[connection] = time.monotonic() + PATIENCE, is_receiving

    def stop(self, connection):
        self._until.pop(connection, None)

    def cut_off_the_late(self):
        """The thread that waits for them finds the connection closed."""
        now = time.monotonic()
        for connection, (until, is_receiving) in list(self._until.items()):
            if until < now:
                self.stop(connection)
                with suppress(OSError):
                    if is_receiving:
                        connection.send(refused_requests.message(408), socket.MSG_DONTWAIT)
                    else:
                        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, FORGET_THE_REST)
                    connection.shutdown(socket.SHUT_RDWR)


class Unhurried:
    """A WSGI application that sees whole requests only, and hands out whole answers."""

    def __init__(self, application, clock):
        self.application, self.clock = application, clock
        self.pages = ThreadPoolExecutor(PAGES_AT_ONCE, thread_name_prefix="page")
        self.large_bodies = BoundedSemaphore(LARGE_BODIES)

    def __call__(self, environ, start_response):
        connection, source = environ["gunicorn.socket"], environ["wsgi.input"]
        try:
            with self._received(environ) as whole_request:
                self.clock.stop(connection)
                status, headers, answer = self.pages.submit(self._page, whole_request).result()
        except NoRoom:
            status, headers, answer = refused_requests.answer(503)
        start_response(status, headers)
        return self._sent(answer, connection, source)

    @contextmanager
    def _received(self, environ):
        """The request with its whole body, or, where that is too long, with its length only: 413 is the answer."""
        limit, declared = body_limit(environ), int(environ.get("CONTENT_LENGTH") or -1)
        with ExitStack() as held, SpooledTemporaryFile(NO_FILE if stays_in_memory(limit) else IN_MEMORY) as body:
            length = declared if declared > limit else self._receive(environ, body, limit, held)
            if length < declared:
                raise NoMoreData
            body.seek(0)
            mine = {name: value for name, value in environ.items() if name != "wsgi.file_wrapper"}
            yield mine | {"wsgi.input": body, "CONTENT_LENGTH": str(length)}

    def _receive(self, environ, body, limit, held):
        length = 0
        while length <= limit and (block := environ["wsgi.input"].read(BLOCK)):
            self.clock.start(environ["gunicorn.socket"], is_receiving=True)
            length += len(block)
            if length > IN_MEMORY >= length - len(block):
                self._take_a_place(held)
                self.clock.start(environ["gunicorn.socket"], is_receiving=True)
            _keep(block, body)
        return length

    def _take_a_place(self, held):
        if not self.large_bodies.acquire(timeout=PATIENCE / 2):
            raise NoRoom
        held.callback(self.large_bodies.release)

    def _page(self, environ):
        head = []
        answer = self.application(environ, lambda status, headers, exc_info=None: head.extend((status, headers)))
        if not getattr(answer, "streaming", False):
            whole = b"".join(answer)
            answer.close()
            answer = [whole]
        return *head, answer

    def _sent(self, answer, connection, source):
        self.clock.start(connection)
        try:
            for part in answer:
                for start in range(0, len(part), BLOCK):
                    self.clock.start(connection)
                    yield part[start : start + BLOCK]
            while source.read(BLOCK):  # what was refused: who is still sending hears us when he is done
                pass
        finally:
            getattr(answer, "close", lambda: None)()


class NoRoom(Exception):
    """For another large body, now."""


def _keep(block, body):
    try:
        body.write(block)
    except OSError as error:  # the disk is full
        raise NoRoom from error
