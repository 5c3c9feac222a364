"""Members at the forum: they sign in, ask, reply, send files and fetch those of others."""

import random
import re
import time

from tests.soak.browser import Browser, Fault, form_in
from tests.soak.ledger import new_mark
from tests.soak.questions import at_once

FORUM = "/community/privacy/"
SIGN_IN = "/account/inloggen/"
PAUSE = 13  # seconds between two posts of one account: the portal takes five a minute
MOST_TOPICS = 12  # that are open for replies
STILL_CHECKED = re.compile(r"Wij controleren .* nog")
FILE = re.compile(r'href="(/community/bijlage/\d+/[^"]+\.txt)"')
SAID = re.compile(r'error-summary__link"[^>]*>([^<]+)')


def sign_in(browser, email, town):
    form = form_in(browser.insist(browser.open, SIGN_IN), "login")
    fields = form.filled(login=email, password=town.password)
    browser.insist(browser.send, SIGN_IN, fields, expected=(302, 303))
    return browser


class Member:
    """One person with the accounts of several: nobody posts as fast as this crowd has to."""

    def __init__(self, browser, number, town):
        emails = town.members[number :: town.crowd]
        self.accounts = [Browser(browser.port, browser.ledger, browser.over) for _ in emails]
        self.town, self.turns, self.ledger = town, 0, browser.ledger
        for account, email in zip(self.accounts, emails, strict=True):
            sign_in(account, email, town).posted_at = 0

    def turn(self):
        self.turns += 1
        self.browser = min(self.accounts, key=lambda account: account.posted_at)
        if time.monotonic() - self.browser.posted_at < PAUSE:
            self._read()
        elif len(self.town.topics) < 2 or self.turns % 6 == 0:
            self._ask()
        else:
            self._reply()

    def _read(self):
        address = random.choice([FORUM, *self.town.topics])
        files = FILE.findall(self.browser.open(address).text)
        if files:
            self.browser.open(random.choice(files))

    def _ask(self):
        mark = new_mark()
        page = self.browser.insist(self.browser.open, f"{FORUM}nieuw/")
        answer = self._place(page, f"{FORUM}nieuw/", mark, title=f"Mag dit ook op zondag? {mark}")
        self.town.topics = [*self.town.topics, answer.headers["Location"].partition("#")[0]][-MOST_TOPICS:]

    def _reply(self):
        topic = random.choice(self.town.topics)
        page = self.browser.insist(self.browser.open, topic)
        self._place(page, f"{topic}reageren/", new_mark(), is_following="on")

    def _place(self, page, address, mark, **typed):
        """The answer that says that it stands there."""
        self.browser.posted_at = time.monotonic()
        fields = form_in(page, "body").filled(body=f"Een bericht met het merk {mark}.", place="1", **typed)
        name = f"{mark}.txt"
        files = [("attachments", name, f"De bijlage van {mark}.\n".encode() * 20)] if self.turns % 3 == 0 else []

        def press():
            return self.browser.insist(self.browser.send, address, fields, files, expected=(303, 200))

        answer = at_once(press, 2 if self.turns % 10 == 0 else 1)[-1]
        if answer.status == 200:
            answer = self._wait_for_the_check(answer, address, mark)
        self.browser.posted_at = time.monotonic()  # it may have stood there much later than it was sent
        self.ledger.keep("post", mark, file=name if files else "")
        return answer

    def _wait_for_the_check(self, page, address, mark):
        """Her words are kept as a concept; she presses again until the file was looked at."""
        for _ in range(40):
            if not STILL_CHECKED.search(page.text):
                break
            self.ledger.count("files that were looked at later")
            time.sleep(4)
            fields = form_in(page, "body").filled(place="1")
            page = self.browser.insist(self.browser.send, address, fields, expected=(303, 200))
            if page.status == 303:
                return page
        self.ledger.fault(f"not placed: {SAID.findall(page.text)[:2]}")
        raise Fault("not placed")
