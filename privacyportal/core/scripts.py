"""In what kind of letters a word is written: one that mixes them shows something that it is not."""

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+")
TOGETHER = {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "MODIFIER"}  # these stand side by side in one word


def is_mixed(text):
    """Is there a word in `text` with letters of two scripts, as "Bеheer" with a Cyrillic е?"""
    return any(len(_scripts(word)) > 1 for word in WORD.findall(unicodedata.normalize("NFKC", text)))


def _scripts(word):
    """The first word of a letter's name in Unicode is its script."""
    return {unicodedata.name(sign, "").split(" ")[0] for sign in word} - TOGETHER


def is_plain_latin(text):
    """Are all letters of `text` those of the languages around us, with or without accents?"""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return all(sign.isascii() or sign in "ßæœøđłþðħŧ" for sign in bare.lower() if sign.isalpha())
