"""Who works at the desk: editors change and publish, others answer questions."""

import random
import re

from tests.soak.browser import Fault, form_in
from tests.soak.ledger import new_mark
from tests.soak.members import sign_in

OPEN_QUESTIONS = "/beheer/contact/question/?status__exact=open"
QUESTION = re.compile(r"/beheer/contact/question/\d+/change/")


class Editor:
    """Writes in a product of her own, and puts it on the website."""

    def __init__(self, browser, number, town):
        self.browser = sign_in(browser, town.editors[number], town)
        self.pk, self.slug = town.products[number]
        self.page = f"/beheer/products/product/{self.pk}/change/"
        self.act = f"/beheer/products/product/{self.pk}/publiceren/"

    def turn(self):
        mark = new_mark()
        self._until_it_stands_there(mark, self._write, lambda: mark in self._form("why").filled_as("body"))
        self.browser.ledger.keep("concept", mark)
        self._until_it_stands_there(mark, self._publish, lambda: mark in self._versions())
        self.browser.ledger.keep("publication", mark)

    def _until_it_stands_there(self, mark, write, stands_there):
        """Who gets the form back because her first press did arrive, looks whether her words stand there."""
        answer = write(mark)
        if answer.status == 200 and not stands_there():
            self.browser.ledger.count("an editor began again")
            answer = write(mark)
            if answer.status == 200 and not stands_there():
                self.browser.ledger.fault("an editor could not save")
                raise Fault("an editor could not save")

    def _write(self, mark):
        body = f"## Wat is het?\n\nEen tekst over privacy. Het merk is {mark}."
        fields = self._form("why").filled(body=body, why=f"Gewijzigd: {mark}", _save="1")
        return self.browser.insist(self.browser.send, self.page, fields, expected=(302, 200))

    def _publish(self, mark):
        page = self.browser.insist(self.browser.open, self.act)
        fields = form_in(page, "summary").filled(summary=f"Nieuw is {mark}", act="publiceren")
        return self.browser.insist(self.browser.send, self.act, fields, expected=(302, 200))

    def _form(self, field):
        return form_in(self.browser.insist(self.browser.open, self.page), field)

    def _versions(self):
        return self.browser.insist(self.browser.open, f"/producten/{self.slug}/versies/").text


class DeskWorker:
    """Writes a note at an open question and says that it is answered."""

    def __init__(self, browser, number, town):
        self.browser = sign_in(browser, town.desk_workers[number], town)

    def turn(self):
        questions = QUESTION.findall(self.browser.open(OPEN_QUESTIONS).text)
        if not questions:
            return
        address, mark = random.choice(questions), new_mark()
        form = form_in(self.browser.insist(self.browser.open, address), "note")
        fields = form.filled(note=f"Gebeld: {mark}", act="answer")
        self.browser.insist(self.browser.send, address, fields, expected=(302,))
        self.browser.ledger.keep("answer", mark)
