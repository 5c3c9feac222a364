"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher


def word_differences(*, old, new):
    """Pieces of text in order, each `{"kind": "same"|"removed"|"added", "text": …}`."""
    before, after = _words(old), _words(new)
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=len(before) > 500).get_opcodes():
        if tag == "equal":
            pieces.append({"kind": "same", "text": "".join(before[a:b])})
            continue
        pieces += [{"kind": "removed", "text": "".join(before[a:b])}] if a < b else []
        pieces += [{"kind": "added", "text": "".join(after[c:d])}] if c < d else []
    return pieces


def _words(text):
    return re.findall(r"\s+|[^\s]+", text)
