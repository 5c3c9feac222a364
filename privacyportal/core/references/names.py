"""Finding names in a text, in one pass: each word is looked up once among the first words of the names."""

import re
from typing import NamedTuple

WORD = re.compile(r"(?<![\w@/.#&-])\w+")
BEGINNING = re.compile(r"\w+")
GOES_ON = re.compile(r"\w|[-/@.'’]\w")  # after a name: then it was part of another word


class Found(NamedTuple):
    start: int
    end: int
    meant: object


class Names:
    """Names and what each means; the longest that fits is found, and nothing inside it."""

    def __init__(self, meanings):
        self.by_first_word = {}
        for name, meant in sorted(meanings.items(), key=lambda item: -len(item[0])):
            self.by_first_word.setdefault(BEGINNING.match(name)[0], []).append((name, meant))

    def found_in(self, text):
        end = 0
        for word in WORD.finditer(text):
            candidates = self.by_first_word.get(word[0]) if word.start() >= end else None
            for name, meant in candidates or ():
                stop = word.start() + len(name)
                if text.startswith(name, word.start()) and not GOES_ON.match(text, stop):
                    end = stop
                    yield Found(word.start(), stop, meant)
                    break
