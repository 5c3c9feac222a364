"""A real gunicorn on loopback, as in production, for tests that speak to it over a bare socket."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.certificate import make_certificate
from tests.mail_server import free_port

ROOT = Path(__file__).resolve().parents[1]


class Gunicorn:
    """`with Gunicorn(folder) as portal`: DATA_DIR is `folder`; what it wrote is in `portal.log()`."""

    application = ()  # another than that of the configuration
    code = ROOT

    def __init__(self, folder, **environment):
        self.folder, self.port = Path(folder), free_port()
        inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        settings = {"SECRET_KEY": "only-for-the-tests", "HTTPS": "off", "LOG_LEVEL": "INFO", "CACHE_URL": "db://cache"}
        own = {"DATA_DIR": str(folder), "PORT": str(self.port), "DJANGO_SETTINGS_MODULE": "privacyportal.settings"}
        self.environment = inherited | settings | own | environment

    def prepare(self, *options):
        """The database with its content and the static files, without a server."""
        self.manage("prepare", *options)
        return self

    def manage(self, *words):
        command = [sys.executable, "manage.py", *words]
        return subprocess.run(command, cwd=self.code, env=self.environment, check=True, capture_output=True, text=True)

    def __enter__(self):
        command = [sys.executable, "-m", "gunicorn", "--config", "privacyportal/gunicorn.py", *self.application]
        with open(self.folder / "log.txt", "wb") as log:
            self.process = subprocess.Popen(command, cwd=self.code, env=self.environment, stdout=log, stderr=log)
        until = time.monotonic() + 60
        while b" 200 OK" not in self.say(b"GET /health/live/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"):
            assert time.monotonic() < until and self.process.poll() is None, self.log()
            time.sleep(0.02)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)

    def worker(self):
        """The number of a process that answers."""
        return int(Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()[0])

    def say(self, words, wait=20):
        """All that comes back until the connection closes; nothing when there is none."""
        try:
            with self.connection(wait) as connection:
                connection.sendall(words)
                return b"".join(iter(lambda: connection.recv(65536), b""))
        except OSError:
            return b""

    def connection(self, wait=20):
        return socket.create_connection(("127.0.0.1", self.port), timeout=wait)

    def log(self):
        return (self.folder / "log.txt").read_text()

    def lines(self):
        """What was logged, but for what gunicorn says of itself."""
        return [line for line in self.log().splitlines() if " gunicorn.error " not in line]


class Nginx:
    """deploy/nginx.conf as it stands, but for ports and folders, in front of a Gunicorn; speak to it as to that.

    `say` goes to the website without TLS, on a port that only this class opens; the real ones are `http` and `https`.
    """

    say, connection = Gunicorn.say, Gunicorn.connection
    names = ("privacyportaal.example", "www.privacyportaal.example")

    def __init__(self, portal):
        self.portal, self.folder = portal, portal.folder / "nginx"
        self.port, self.http, self.https = free_port(), free_port(), free_port()

    def configuration(self):
        site = (ROOT / "deploy/nginx.conf").read_text()
        for ours, here in {
            "listen 80;": f"listen 127.0.0.1:{self.http};",
            "listen [::]:80;": "",
            "listen 443 ssl http2;": f"listen 127.0.0.1:{self.https} ssl http2;",
            "listen [::]:443 ssl http2;": "",
            "server_name privacyportaal.example;\n\n": f"server_name localhost {self.names[0]};\n"
            f"listen 127.0.0.1:{self.port} default_server;\n",
            "127.0.0.1:8000": f"127.0.0.1:{self.portal.port}",
            "/etc/letsencrypt/live/privacyportaal.example/": f"{self.folder}/",
            "/srv/privacyportaal/static/": f"{self.portal.folder}/static/",
            "/srv/privacyportaal/deploy/": f"{ROOT}/deploy/",
            "/var/log/nginx/": f"{self.folder}/",
        }.items():
            assert ours in site, ours
            site = site.replace(ours, here)
        (self.folder / "site.conf").write_text(site)
        user = "user root;" if os.geteuid() == 0 else ""
        kinds = ("body", "proxy", "fastcgi", "uwsgi", "scgi")
        folders = "".join(f"{kind.replace('body', 'client_body')}_temp_path {self.folder}/{kind};" for kind in kinds)
        debian = "ssl_protocols TLSv1.2 TLSv1.3; ssl_prefer_server_ciphers on; gzip on;"  # what stands there before us
        return (
            f"{user} daemon off; pid {self.folder}/pid; error_log {self.folder}/start.log; events {{}} "
            f"http {{ include /etc/nginx/mime.types; {debian} {folders} include {self.folder}/site.conf; }}"
        )

    def __enter__(self):
        self.folder.mkdir()
        make_certificate(self.folder, *self.names)
        file = self.folder / "nginx.conf"
        file.write_text(self.configuration())
        command = ["nginx", "-p", str(self.folder), "-e", str(self.folder / "start.log"), "-c", str(file)]
        subprocess.run([*command, "-t"], check=True, capture_output=True)
        self.process = subprocess.Popen(command)
        while not self.say(b"GET /health/live/ HTTP/1.0\r\nHost: localhost\r\n\r\n"):
            assert self.process.poll() is None, (self.folder / "start.log").read_text()
            time.sleep(0.1)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=30)

    def log(self):
        return "".join(file.read_text() for file in self.folder.glob("privacyportaal*.log"))
