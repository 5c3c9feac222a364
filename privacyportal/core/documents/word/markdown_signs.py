"""Words as Markdown writes them: what was text stays text. The same that static/js/pasted_words.js does in a browser."""

import re
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

SIGNS = re.compile(
    r"[\\*`~]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z])|&(?=#?\w+;)"
)  # `_` within a word is no sign of Markdown
BRACKET = "\0"  # of text, until the whole line is known
PLACE = re.compile(r"(?<!\])\0([^\0\[\]^][^\0\[\]]*)\](?![(\[:\0])")
# At the start of a line: what Markdown would take for a heading, item, quotation, definition, line or table.
NUMBER = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")
START = re.compile(r"(?:#{1,6}|[-+:])(?=\s|$)|>|[-=]+$|[\s|:-]+$")
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|mkt_tok", re.IGNORECASE)
UNSAFE = re.compile(r"[\s()<>\\\x00-\x20\x7f]")
FOLLOWED = re.compile(r"https?://[^/]|mailto:.|tel:.", re.IGNORECASE)
LONGEST = 2000  # characters of an address
MAIL_PROGRAM = ".safelinks.protection.outlook.com"
SMALL = {
    "Superscript": dict(zip("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ", strict=True)),
    "Subscript": dict(zip("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋", strict=True)),
}
ORDINAL = re.compile("e|de|ste|st|nd|rd|th", re.IGNORECASE)


def escaped(text, *, in_brackets=False):
    text = SIGNS.sub(r"\\\g<0>", text)
    return re.sub(r"[\[\]^]", r"\\\g<0>", text) if in_brackets else text.replace("[", BRACKET)


def with_brackets(text):
    """`[naam]` is no link and stays as it was typed; each other bracket is escaped."""
    return PLACE.sub(r"[\1]", text).replace(BRACKET, "\\[")


def escaped_start(line):
    """A line of text that begins no block."""
    if START.match(line):
        return f"\\{line}"
    return NUMBER.sub(r"\1\\", line, count=1) if NUMBER.match(line) else line


def code(text):
    fence = "`" * (1 + max((len(found) for found in re.findall("`+", text)), default=0))
    room = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{room}{text}{room}{fence}" if text.strip() else text


def raised(text, kind):
    """The text in small signs; None when there are none for it."""
    signs = [SMALL[kind].get(sign) for sign in text]
    return "".join(signs) if all(signs) else None


def real_address(address, site):
    """Where a link leads: through what a mail program puts before it, without what follows the reader; '' for nowhere."""
    address = address.strip()
    address = f"https:{address}" if address.startswith("//") else address
    if not FOLLOWED.match(address) or len(address) > LONGEST:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if (parts.hostname or "").endswith(MAIL_PROGRAM):
        return real_address(dict(parse_qsl(parts.query)).get("url", ""), site)
    sober = UNSAFE.sub(lambda sign: quote(sign[0], safe=""), _without_followers(address, parts))
    return sober[len(site) :] if site and sober.startswith(f"{site}/") else sober


def _without_followers(address, parts):
    asked = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if not TRACKING.fullmatch(name)]
    return parts._replace(query=urlencode(kept)).geturl() if len(kept) < len(asked) else address
