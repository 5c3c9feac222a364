"""Text as editors paste it: what Word leaves between the lines is taken out, and what means something stays."""

import re

from privacyportal.core.markdown import code_lines

INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\x00-\x08\x0e-\x1f]")
SPACES = re.compile("[\u00a0\u2007\u202f]")
LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
BULLET = re.compile(r"^([ ]*)[•·▪‣◦●○\uf0b7\uf0a7][ \t]+")
NUMBER = re.compile(r"^([ ]*)(\d{1,3})[.)]\t[ \t]*")
NEW_LINE = re.compile(r" {2,}$")  # Markdown's own sign for a new line in a paragraph


def clean_text(text):
    """`text` without what Word puts between the lines; its bullets and numbers become Markdown lists.

    Code stays as it is, and two spaces at the end of a line stay the new line that they are.
    """
    text = SPACES.sub(" ", INVISIBLE.sub("", LINE_BREAKS.sub("\n", text))).strip()
    code, cleaned = code_lines(text), []
    for number, line in enumerate(text.split("\n")):
        line = line if number in code else _cleaned(line)
        if line or number in code or cleaned[-1:] != [""]:
            cleaned.append(line)
    return "\n".join(cleaned)


def _cleaned(line):
    line = NUMBER.sub(r"\1\2. ", BULLET.sub(r"\1- ", line))
    bare = line.rstrip(" \t")
    return f"{bare}  " if bare and NEW_LINE.search(line) else bare
