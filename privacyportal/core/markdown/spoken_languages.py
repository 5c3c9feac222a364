"""`[data protection officer]{lang=en}`: words in another language, so that a screen reader says them in it."""

import re

from markdown_it.rules_inline import StateInline

LONGEST = 300  # signs from bracket to bracket; from each bracket we look no further
LANGUAGE = re.compile(r"\]\{lang=([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})\}")


def other_language(state: StateInline, silent: bool) -> bool:
    """An inline rule, to be asked before links are.

    Who only skips it goes past its bracket: skipped whole it would count as a link, and a link may hold none.
    """
    start = state.pos
    if state.src[start] != "[" or state.src.find("]{lang=", start, start + LONGEST) == -1:
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    found = LANGUAGE.match(state.src, end, state.posMax) if end > start + 1 else None
    if not found:
        return False
    if silent:
        state.pos = start + 1
        return True
    _push(state, (start + 1, end), found[1])
    state.pos = found.end()
    return True


def _push(state, inside, language):
    most = state.posMax
    state.push("span_open", "span", 1).attrs = {"lang": language}
    state.pos, state.posMax = inside
    state.md.inline.tokenize(state)
    state.push("span_close", "span", -1)
    state.posMax = most
