"""A mail server that can be slow and can lie: it keeps a mail and does not say so."""

import asyncio
import itertools

from tests.mail_server import MailServer

SLOW = (1.5, 1.5, 12)  # seconds before each next answer; the portal waits ten
LATER = "451 Try again later"


class TroubledMailServer(MailServer):
    """`unsaid` is how many mails it kept of which its sender could not know."""

    def __init__(self):
        super().__init__()
        self.is_slow, self.lies, self.unsaid = False, False, 0
        self._pauses = itertools.cycle(SLOW)

    def stop(self):
        """It may have taken one mail and go before it says so."""
        self.unsaid += bool(self._controller)
        super().stop()

    async def handle_DATA(self, server, session, envelope):
        answer = await super().handle_DATA(server, session, envelope)
        if self.is_slow:
            pause = next(self._pauses)
            self.unsaid += pause == max(SLOW)
            await asyncio.sleep(pause)
        if self.lies:
            self.unsaid += 1
            return LATER
        return answer
