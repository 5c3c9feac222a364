"""Changes in XML that leave every other byte as it was: a name space prefix renamed breaks a Word file."""

import re
from collections.abc import Callable, Iterable
from xml.parsers import expat

from .kinds import FileRefused, Refusal

# One comment, section, instruction or tag; in well-formed XML each "<" outside them starts one.
PIECE = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<[^!?/][^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*>", re.DOTALL
)
ATTRIBUTE = re.compile(rb"""(\s(?:[\w.-]+:)?([\w.-]+)\s*=\s*)("[^"]*"|'[^']*')""")
ELEMENT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")

Attributes = dict[bytes, bytes]


def checked(xml: bytes) -> bytes:
    """The same XML in UTF-8. Raises FileRefused when it is not well-formed or declares anything of its own."""
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        xml = re.sub(r"^<\?xml.*?\?>", "", xml.decode("utf-16")).encode()
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        _refuse()
    return xml


def _refuse(*declaration) -> None:
    raise FileRefused(Refusal.WRONG_TYPE)


def rewrite_tags(xml: bytes, change: Callable[[bytes, bytes], bytes]) -> bytes:
    """`change` gets each opening tag with the name of its element, without prefix."""

    def changed(found: re.Match) -> bytes:
        piece = found[0]
        return piece if piece[1:2] in b"!?" else change(piece, ELEMENT.match(piece)[1])

    return PIECE.sub(changed, xml)


def attributes(tag: bytes) -> Attributes:
    """By name, without prefix."""
    return {found[2]: found[3][1:-1] for found in ATTRIBUTE.finditer(tag)}


def with_attributes(tag: bytes, new: Attributes) -> bytes:
    """The tag with these values for attributes that it has already."""

    def changed(found: re.Match) -> bytes:
        return found[1] + b'"' + new[found[2]] + b'"' if found[2] in new else found[0]

    return ATTRIBUTE.sub(changed, tag)


def fill_elements(xml: bytes, names: Iterable[bytes], text: bytes) -> bytes:
    """Everything inside elements of these names, whatever their prefix, becomes `text`."""
    name = rb"(?:[\w.-]+:)?(?:" + b"|".join(names) + rb")"
    element = re.compile(rb"(<" + name + rb"(?:\s[^<>]*)?(?<!/)>)(.*?)(</" + name + rb"\s*>)", re.DOTALL)
    return element.sub(rb"\g<1>" + text + rb"\g<3>", xml)
