"""Text as editors type or paste it: what Word leaves behind is taken out, and what reads badly is named."""

import re
from typing import NamedTuple

from privacyportal.core.markdown import plain_text

from .old_words import old_words

INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\x00-\x08\x0e-\x1f]")
SPACES = re.compile("[\u00a0\u2007\u202f]")
LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
BULLET = re.compile(r"^([ ]*)[•·▪‣◦●○\uf0b7\uf0a7][ \t]+", re.MULTILINE)
NUMBER = re.compile(r"^([ ]*)(\d{1,3})[.)]\t[ \t]*", re.MULTILINE)
WORDS_PER_MINUTE = 200
LONG_SENTENCE = 25  # words


class Reading(NamedTuple):
    words: int
    minutes: int
    long_sentences: list[str]
    old_words: list


def clean_text(text):
    """`text` without what Word puts between the lines; its bullets and numbers become Markdown lists."""
    text = LINE_BREAKS.sub("\n", text)
    text = SPACES.sub(" ", INVISIBLE.sub("", text))
    text = NUMBER.sub(r"\1\2. ", BULLET.sub(r"\1- ", text))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)).strip()


def read_over(product):
    """What an editor may want to know about a text before anyone reads it."""
    text = plain_text(product.body)
    words = len(text.split())
    sentences = re.split(r"(?<=[.!?])\s+|\n", text)
    return Reading(
        words=words,
        minutes=max(1, round(words / WORDS_PER_MINUTE)),
        long_sentences=[sentence for sentence in sentences if len(sentence.split()) > LONG_SENTENCE],
        old_words=old_words(product),
    )
