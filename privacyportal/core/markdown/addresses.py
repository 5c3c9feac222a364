"""Addresses as people type them, `https://…`, `www.…` and `naam@…`, become links without any signs around them.

An address is read once, from its first character on, before any other sign in it (`_`, `*`, `~`) can mean something.
Each pattern looks at a character a fixed number of times, so that no text can slow it down.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

FIRST = r"(?<![^\W_])(?<![@/.+-])"  # an address starts a word
WEB = FIRST + r"(?:https?://(?=[^\W_])|www\.(?=[\w-]+\.\w))"
MAIL = FIRST + r"[^\W_][\w.+'-]{0,63}@"
WEB_ADDRESS = re.compile(WEB + r"""[^\s<>"“”„«»\[\]`|\\]+""", re.IGNORECASE)
MAIL_ADDRESS = re.compile(MAIL + r"(?:[\w-]+\.)+[^\W\d_]{2,}(?![^\W_]|@)")
CLOSING = {")": "(", "}": "{"}
PUNCTUATION = ".,;:!?'’‘…*_~-–"


def link_bare_addresses(parser: MarkdownIt) -> None:
    """A plugin: `parser.use(link_bare_addresses)`."""
    signs = parser.inline.terminator_re.pattern
    parser.inline.terminator_re = re.compile(f"{signs}|{WEB}|{MAIL}", re.IGNORECASE)  # where plain text stops
    parser.inline.ruler.before("text", "bare_address", _bare_address)


def _bare_address(state: StateInline, silent: bool) -> bool:
    address = _address_at(state.src, state.pos, state.posMax)
    if not address or state.linkLevel:
        return False
    if not silent:
        _push_link(state, address)
    state.pos += len(address)
    return True


def _address_at(text: str, start: int, end: int) -> str:
    if found := WEB_ADDRESS.match(text, start, end):
        return without_what_follows(found[0])
    found = MAIL_ADDRESS.match(text, start, end)
    return found[0] if found else ""


def without_what_follows(address: str) -> str:
    """The address without the punctuation and the brackets of the sentence around it."""
    left_open = {closing: address.count(opening) - address.count(closing) for closing, opening in CLOSING.items()}
    end = len(address)
    while end and (address[end - 1] in PUNCTUATION or left_open.get(address[end - 1], 0) < 0):
        if address[end - 1] in CLOSING:
            left_open[address[end - 1]] += 1
        end -= 1
    return address[:end]


def _push_link(state: StateInline, address: str) -> None:
    scheme = "" if address.lower().startswith("http") else "mailto:" if "@" in address else "https://"
    href = state.md.normalizeLink(scheme + address)
    state.push("link_open", "a", 1).attrs = {"href": href}
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1)
