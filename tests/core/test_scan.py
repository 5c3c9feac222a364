"""Files are scanned by ClamAV; only its own "OK" makes a file clean."""

import socket
import threading

import pytest

from privacyportal.core.scan import ScannerUnavailable, Verdict, is_scanning, scan

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class FakeClamd:
    """Speaks INSTREAM for one file; `answer` is what it says, or None to judge by the file."""

    def __init__(self, listener, answer=None):
        self.listener, self.answer, self.received = listener, answer, b""
        self.thread = threading.Thread(target=self.serve)
        self.thread.start()

    def serve(self):
        connection, _ = self.listener.accept()
        with connection, connection.makefile("rb") as reader:
            assert reader.read(10) == b"zINSTREAM\0"
            while size := int.from_bytes(reader.read(4), "big"):
                self.received += reader.read(size)
            verdict = b"stream: Eicar-Signature FOUND\0" if EICAR in self.received else b"stream: OK\0"
            connection.sendall(verdict if self.answer is None else self.answer)

    def stop(self):
        self.thread.join(5)
        self.listener.close()


@pytest.fixture
def clamd(settings):
    """Start a scanner on loopback: `clamd(answer=b"…")`."""
    running = []

    def start(answer=None):
        listener = socket.create_server(("127.0.0.1", 0))
        settings.CLAMAV_URL = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
        running.append(FakeClamd(listener, answer))
        return running[-1]

    yield start
    for fake in running:
        fake.stop()


def test_a_clean_file_is_sent_whole_and_found_clean(clamd):
    content = bytes(range(256)) * 1_000
    fake = clamd()
    assert scan(content) == Verdict.CLEAN
    assert fake.received == content


def test_a_virus_is_found(clamd):
    clamd()
    assert scan(b"bijlage " + EICAR) == Verdict.INFECTED


def test_the_scanner_may_listen_on_a_socket_in_the_file_system(settings, tmp_path):
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(tmp_path / "clamd.sock"))
    listener.listen()
    settings.CLAMAV_URL = f"unix://{tmp_path}/clamd.sock"
    fake = FakeClamd(listener)
    assert scan(b"tekst") == Verdict.CLEAN
    fake.stop()


@pytest.mark.parametrize(
    "answer", [b"", b"\0", b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK maar niet heus\0", b"OK\0"]
)
def test_any_other_answer_is_no_answer(clamd, answer):
    clamd(answer)
    with pytest.raises(ScannerUnavailable):
        scan(b"tekst")


def test_nobody_there_is_no_answer(settings):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        settings.CLAMAV_URL = f"tcp://127.0.0.1:{listener.getsockname()[1]}"
    with pytest.raises(ScannerUnavailable):
        scan(b"tekst")


@pytest.mark.parametrize("url", ["", "http://127.0.0.1:3310", "tcp://127.0.0.1", "unix:///bestaat/niet"])
def test_an_address_that_is_none_is_no_answer(settings, url):
    settings.CLAMAV_URL = url
    with pytest.raises(ScannerUnavailable):
        scan(b"tekst")


def test_an_installation_without_scanner_knows_it(settings):
    settings.CLAMAV_URL = ""
    assert not is_scanning()
    settings.CLAMAV_URL = "tcp://127.0.0.1:3310"
    assert is_scanning()
