"""Text as editors paste it: what Word leaves between the lines is taken out."""

import re

INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\x00-\x08\x0e-\x1f]")
SPACES = re.compile("[\u00a0\u2007\u202f]")
LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
BULLET = re.compile(r"^([ ]*)[•·▪‣◦●○\uf0b7\uf0a7][ \t]+", re.MULTILINE)
NUMBER = re.compile(r"^([ ]*)(\d{1,3})[.)]\t[ \t]*", re.MULTILINE)


def clean_text(text):
    """`text` without what Word puts between the lines; its bullets and numbers become Markdown lists."""
    text = LINE_BREAKS.sub("\n", text)
    text = SPACES.sub(" ", INVISIBLE.sub("", text))
    text = NUMBER.sub(r"\1\2. ", BULLET.sub(r"\1- ", text))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)).strip()
