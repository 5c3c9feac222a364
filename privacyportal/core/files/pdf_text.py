"""What a PDF says: on its pages and in its forms, and beside them."""

import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, NameObject, TextStringObject

from .pdf_layers import Layers
from .pdf_opening import BROKEN, dictionary, items, resolved, word
from .texts import Texts

HIDDEN_OR_NOT_VIEWED = 2 | 32
# A word that is broken at the end of a line; "in- en uitvoer" is not.
BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad] ?\n ?(?!(?:en|of)\b)(?=[^\W\d_A-Z])")
MANY_DIGITS = re.compile(r"[0-9]{8}")


def read(content: bytes) -> Texts:
    """Of a cleaned file. Raises FileRefused."""
    reader = PdfReader(BytesIO(content))
    layers = Layers(reader.trailer["/Root"])
    seen, said = [], []
    for page in reader.pages:
        shown, all_words = _words_on(page, layers)
        seen += [BROKEN_WORD.sub("", shown), "\n"]
        said += [all_words, "\n"]
        for words, is_seen in _words_over(page, layers):
            said += [words, "\n"]
            seen += [words, "\n"] if is_seen else []
    return Texts.of(seen, [*said, *_strings(reader)])


def _words_on(page, layers: Layers) -> tuple[str, str]:
    """What the page shows, and with what lies in layers that are off."""
    if "/Contents" not in page:
        return "", ""
    stream = ContentStream(page["/Contents"].get_object(), page.pdf, "bytes")
    page[NameObject("/Contents")] = stream
    all_words = _extracted(page)
    aside = _aside(stream) + _unused(page, stream)
    if visible := layers.visible(stream, dictionary(page, "/Resources")):
        stream.operations = visible
        return _extracted(page), f"{all_words}\n{aside}"
    return all_words, f"{all_words}\n{aside}"


def _extracted(page) -> str:
    try:
        return page.extract_text()
    except BROKEN:  # a font that says nothing about its letters: what is written, if not what is seen
        return " ".join(text for operands, _ in page["/Contents"].operations for text in _strings_in(operands))


def _aside(stream: ContentStream) -> str:
    """What is written in the drawing for programs, such as the text of a ligature."""
    lists = [operands for operands, operator in stream.operations if operator in (b"BDC", b"DP")]
    return "".join(f"{text}\n" for operands in lists for thing in operands for text in _strings_in(thing))


def _unused(page, stream: ContentStream) -> str:
    """Drawings that the page could show and does not."""
    used = {operands[0] for operands, operator in stream.operations if operator == b"Do" and operands}
    drawings = dictionary(dictionary(page, "/Resources"), "/XObject")
    unused = [resolved(drawings.raw_get(name)) for name in drawings if name not in used]
    forms = [form for form in unused if isinstance(form, DictionaryObject) and word(form, "/Subtype") == "/Form"]
    return "".join(f"{page.extract_xform_text(form)}\n" for form in forms)


def _words_over(page, layers: Layers):
    """What lies over the page: the values of form fields, notes written on it, stamps; and whether it is seen."""
    for thing in items(page, "/Annots"):
        if not isinstance(thing, DictionaryObject):
            continue
        flags = resolved(thing.get("/F", 0))
        is_hidden = bool(isinstance(flags, int) and flags & HIDDEN_OR_NOT_VIEWED) or layers.is_off(thing.get("/OC"))
        if word(thing, "/Subtype") in ("/Widget", "/FreeText"):
            yield "\n".join(_values(thing)), not is_hidden
        look = resolved(dictionary(thing, "/AP").get("/N"))
        if hasattr(look, "get_data"):
            yield page.extract_xform_text(look), not is_hidden


def _values(thing: DictionaryObject) -> list[str]:
    """Of a field also from the field that it belongs to."""
    found = []
    for _ in range(10):
        values = resolved(thing.get("/V", thing.get("/Contents")))
        found += [str(value) for value in (values if isinstance(values, list) else [values]) if isinstance(value, str)]
        if "/Parent" not in thing or word(thing, "/Subtype") == "/FreeText":
            break
        thing = dictionary(thing, "/Parent")
    return [value for value in found if not value.startswith("/")]


def _strings(reader: PdfReader) -> list[str]:
    """Every text in every object: bookmarks, hints, alternative texts, addresses."""
    found, waiting, seen = [], [reader.trailer["/Root"], reader.trailer.get("/Info")], set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if (place := (thing.idnum, thing.generation)) in seen:
                continue
            seen.add(place)
            thing = thing.get_object()
        if isinstance(thing, DictionaryObject):
            found.append(_about(thing))
            waiting += [thing.raw_get(key) for key in thing]
        elif isinstance(thing, ArrayObject):
            waiting += thing
        else:
            found += [f"{text}\n" for text in _strings_in(thing)]
    return found


def _about(thing: DictionaryObject) -> str:
    """What a file that is kept as it is has in its metadata and its form of XML."""
    streams = [thing] if word(thing, "/Type") == "/Metadata" else items(thing, "/XFA") or [resolved(thing.get("/XFA"))]
    return "".join(
        f"{stream.get_data().decode('utf-8', 'ignore')}\n" for stream in streams if hasattr(stream, "get_data")
    )


def _strings_in(thing) -> list[str]:
    if isinstance(thing, DictionaryObject):
        return [text for key in thing for text in _strings_in(thing.raw_get(key))]
    if isinstance(thing, list):
        return [text for item in thing for text in _strings_in(item)]
    if isinstance(thing, bytes):
        return [thing.decode("utf-16-be" if thing[:2] == b"\xfe\xff" else "latin-1", "replace")]
    is_telling_name = isinstance(thing, NameObject) and MANY_DIGITS.search(thing)
    return [str(thing)] if isinstance(thing, TextStringObject) or is_telling_name else []
