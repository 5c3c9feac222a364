"""The signs of Unicode as a reader sees them: which show nothing at all, and what each of the others looks like."""

import re
import unicodedata
from functools import lru_cache

# What Unicode calls "default ignorable", the controls that are no line break, and the annotation marks.
UNSEEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
INVISIBLE = re.compile(f"[{UNSEEN}]")
LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
HYPHENS = re.compile("[\u2010\u2011]")
# Controls, halves of a pair, what is no character at all, and what turns the direction of all that follows it.
REFUSED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff"
    f"{''.join(chr(plane + last) for plane in range(0x10000, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))}]"
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # what a spreadsheet runs begins with one of these
EMPTY_PICTURES = "\u2800\U0001d159"  # a braille cell without dots, a note without a head
DASHES = "\u2043\u02d7\u207b\u208b\u2212\u00af"  # besides all that Unicode itself calls a dash
DOTS = "\u00b7\u2022\u2027\u2219\u22c5\u30fb"
SLASHES = "\u2044\u2215\u29f8"


def clean_text(text):
    """`text` that everything after us can read: one kind of line break, letters and accents as one sign (so that all
    count alike), and no signs that harm what stands around."""
    return unicodedata.normalize("NFC", REFUSED.sub("", LINE_BREAK.sub("\n", text)))


def clean_line(text):
    """The same on one line."""
    return clean_text(text).replace("\n", " ").replace("\t", " ")


def visible(text):
    """`text` without signs that show nothing; a hyphen is a hyphen, whatever its width."""
    return HYPHENS.sub("-", INVISIBLE.sub("", text))


def is_blank(text):
    """Is there nothing in `text` that a reader can see? Spaces, invisible signs and loose accents are nothing."""
    return not any(_is_seen(sign) for sign in text)


@lru_cache(maxsize=20_000)
def plain_sign(sign):
    """What one sign looks like, in ASCII where that can be: digits of every script, spaces, dashes, wide letters."""
    category, digit = unicodedata.category(sign), unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    if INVISIBLE.match(sign) or category in ("Mn", "Me", "Cs"):
        return ""
    for looks, signs in (("\n", "\n\x0b\x0c\r\x85\u2028\u2029"), ("-", DASHES), (".", DOTS), ("/", SLASHES)):
        if sign in signs:
            return looks
    if category == "Zs" or sign in EMPTY_PICTURES:
        return " "
    return "-" if category == "Pd" else unicodedata.normalize("NFKC", sign)


def _is_seen(sign):
    return unicodedata.category(sign)[0] in "LNPSC" and not (
        sign.isspace() or INVISIBLE.match(sign) or sign in EMPTY_PICTURES or "\ud800" <= sign <= "\udfff"
    )
