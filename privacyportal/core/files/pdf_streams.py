"""Every stream of a PDF that may hold words, wherever it hangs: drawings, long values, and what nobody knows."""

import re
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from .pdf_opening import BROKEN, word

MANY_DIGITS = re.compile(r"[0-9]{8}")
NUMBER = re.compile(r"/[0-9 .-]{8,14}")
# What only draws: letters and colours; pages are read as pages, and the drawn letters of a font are no words.
DRAWS = set(
    """/FontFile /FontFile2 /FontFile3 /ToUnicode /CIDToGIDMap /CIDSet /Encoding /DestOutputProfile /ColorSpace /CS
    /Function /TR /TR2 /HT /BG /BG2 /UCR /UCR2 /Shading""".split()
)


def things_in(reader: PdfReader) -> Iterator[tuple[str, object]]:
    """Everything that the root and `/Info` lead to, once, with the key where it hangs."""
    waiting, seen = [("/Root", reader.trailer["/Root"]), ("/Info", reader.trailer.get("/Info"))], set()
    while waiting:
        key, thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if (place := (thing.idnum, thing.generation)) in seen:
                continue
            seen.add(place)
            thing = thing.get_object()
        yield key, thing
        if isinstance(thing, DictionaryObject):
            read_elsewhere = "/Contents" if word(thing, "/Type") == "/Page" else "/CharProcs"
            waiting += [(under, thing.raw_get(under)) for under in thing if under != read_elsewhere]
        elif isinstance(thing, ArrayObject):
            waiting += [(key, item) for item in thing]


def words_of(page, key: str, stream: StreamObject) -> str:
    """What a stream says; '' for what only draws."""
    if key in DRAWS or word(stream, "/Subtype") == "/Image" or "/ShadingType" in stream or "/FunctionType" in stream:
        return ""
    if word(stream, "/Subtype") == "/Form" or "/PatternType" in stream:
        return _drawn(page, stream)
    return _plain(stream)


def _drawn(page, form: StreamObject) -> str:
    drawing = ContentStream(form, page.pdf, "bytes")
    try:
        shown = page.extract_xform_text(form)
    except BROKEN:  # a font that says nothing about its letters: what is written, if not what is seen
        shown = " ".join(text for operands, _ in drawing.operations for text in strings_in(operands))
    return f"{shown}\n{aside(drawing)}"


def _plain(stream: StreamObject) -> str:
    content = stream.get_data()
    return content.decode("utf-16" if content[:2] in (b"\xfe\xff", b"\xff\xfe") else "utf-8", "ignore")


def aside(drawing: ContentStream) -> str:
    """What is written in a drawing for programs, such as the text of a ligature."""
    lists = [operands for operands, operator in drawing.operations if operator in (b"BDC", b"DP")]
    return "".join(f"{text}\n" for operands in lists for thing in operands for text in strings_in(thing))


def strings_in(thing) -> list[str]:
    """The texts in a dictionary or list itself, and names that are a long number."""
    if isinstance(thing, DictionaryObject):
        return [text for key in thing for text in strings_in(thing.raw_get(key))]
    if isinstance(thing, list):
        return [text for item in thing for text in strings_in(item)]
    if isinstance(thing, bytes):
        return [thing.decode("utf-16-be" if thing[:2] == b"\xfe\xff" else "latin-1", "replace")]
    is_telling_name = isinstance(thing, NameObject) and MANY_DIGITS.search(thing)
    return [str(thing)] if isinstance(thing, TextStringObject) or is_telling_name else []
