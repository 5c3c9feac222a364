"""What an editor may want to know about a text before anyone reads it: how long it is, and what reads badly."""

import re
from typing import NamedTuple

from privacyportal.core.markdown import plain_text

WORDS_PER_MINUTE = 200
LONG_SENTENCE = 25  # words


class Reading(NamedTuple):
    words: int
    minutes: int
    long_sentences: list[str]


def read_over(product):
    text = plain_text(product.text_to_show())
    words = len(text.split())
    sentences = re.split(r"(?<=[.!?])\s+|\n", text)
    return Reading(
        words=words,
        minutes=max(1, round(words / WORDS_PER_MINUTE)),
        long_sentences=[sentence for sentence in sentences if len(sentence.split()) > LONG_SENTENCE],
    )
