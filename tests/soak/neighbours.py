"""PostgreSQL, Redis and S3 on loopback, each of which can be away for a while."""

import logging
import os
import signal
import socket
import subprocess
import time
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from moto.server import ThreadedMotoServer

from tests import postgres
from tests.buckets import BUCKET, client_of
from tests.mail_server import free_port

DURABLE = "-c listen_addresses='' -c max_connections=200 -c shared_buffers=256MB"  # an acknowledged row is on the disk


class Database:
    def __enter__(self):
        self.stack = ExitStack()
        self.url = self.stack.enter_context(postgres.private_cluster(DURABLE))
        self.folder = Path(unquote(urlsplit(self.url).netloc.partition("@")[2]))
        return self

    def __exit__(self, *_):
        self.stack.close()

    def settings(self):
        return {"DATABASE_URL": self.url}

    def stop_at_once(self):
        postgres._run(self.folder, "pg_ctl", "stop", "--mode", "immediate", "--pgdata", self.folder / "db")

    def start(self):
        options = f"{DURABLE} -c unix_socket_directories='{self.folder}'"
        log = self.folder / "log"
        words = ["start", "--wait", "--pgdata", self.folder / "db", "--log", log, "--options", options]
        postgres._run(self.folder, "pg_ctl", *words)


class Redis:
    def __enter__(self):
        self.port = free_port()
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def settings(self):
        return {"CACHE_URL": f"redis://127.0.0.1:{self.port}"}

    def start(self):
        command = ["redis-server", "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--dir", "/tmp"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_for(self.port)

    def stop(self):
        with suppress(ProcessLookupError):
            os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=20)


class Bucket:
    """What it holds outlives its server: moto keeps that in this process."""

    def __enter__(self):
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.port = free_port()
        self.start()
        place = {"LocationConstraint": "eu-west-1"}
        client_of(self.settings()).create_bucket(Bucket=BUCKET, CreateBucketConfiguration=place)
        return self

    def __exit__(self, *_):
        self.stop()

    def settings(self):
        address = f"http://127.0.0.1:{self.port}"
        return {"S3_BUCKET": BUCKET, "S3_ENDPOINT": address, "S3_ACCESS_KEY": "portaal", "S3_SECRET_KEY": "geheim"}

    def start(self):
        self.server = ThreadedMotoServer(ip_address="127.0.0.1", port=self.port, verbose=False)
        self.server.start()
        wait_for(self.port)

    def stop(self):
        """And let go of the port: else who asks waits in its queue until it is back."""
        self.server.stop()
        self.server._server.server_close()


def wait_for(port):
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"nobody answers on {port}")
