"""A mail server on loopback that tests start, stop and read: what arrived is what a desk would see."""

import email
import email.policy
import socket

from aiosmtpd.controller import Controller


class MailServer:
    """Keeps every mail it took in `mails` (parsed, with `.to`: the addresses of the envelope).

    `refuses` says which address gets which answer instead, at RCPT; `says` is the answer to a text, at DATA.
    """

    def __init__(self, port=0):
        self.port = port or free_port()
        self.mails, self.refuses, self.says = [], {}, "250 OK"
        self._controller = None

    def start(self):
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, data_size_limit=2**20)
        self._controller.start()
        return self

    def stop(self):
        if self._controller:
            self._controller.stop()
        self._controller = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if not self.says.startswith("250"):
            return self.says
        mail = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        mail.to, mail.raw = envelope.rcpt_tos, envelope.original_content
        self.mails.append(mail)
        return "250 OK"

    def mails_to(self, address):
        return [mail for mail in self.mails if address in mail.to]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
