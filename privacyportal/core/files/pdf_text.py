"""What a PDF says: on its pages and in its forms, and beside them."""

import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject, StreamObject

from .kinds import FileRefused
from .pdf_layers import Layers
from .pdf_opening import BROKEN, dictionary, items, resolved, word
from .pdf_streams import NUMBER, aside, strings_in, things_in, words_of
from .texts import Texts

END = re.compile(rb"%%EOF")
HIDDEN_OR_NOT_VIEWED = 2 | 32
# A word that is broken at the end of a line; "in- en uitvoer" is not.
BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad] ?\n ?(?!(?:en|of)\b)(?=[^\W\d_A-Z])")


def read(content: bytes) -> Texts:
    """Of a cleaned file. Raises FileRefused."""
    reader = PdfReader(BytesIO(content))
    layers = Layers(reader.trailer["/Root"])
    seen, said, beside = [], [], _strings(reader)  # these first: what does not show leaves the drawings below
    for page in reader.pages:
        shown, all_words = _words_on(page, layers)
        seen += [BROKEN_WORD.sub("", shown), "\n"]
        said += [all_words, "\n"]
        for words, is_seen in _words_over(page, layers):
            said += [words, "\n"]
            seen += [words, "\n"] if is_seen else []
    return Texts.of(seen, [*said, *beside])


def older_versions(content: bytes) -> str:
    """What a file that is kept as it is said before its last change, and what is stuck behind it."""
    ends = [found.end() for found in END.finditer(content)]
    return "\n".join(
        (*(_said_by(content[:end]) for end in ends[:-1]), content[max(ends, default=0) :].decode("latin-1"))
    )


def _said_by(content: bytes) -> str:
    try:
        return read(content).said
    except (FileRefused, *BROKEN):  # no version, but the first half of a file for the web
        return ""


def _words_on(page, layers: Layers) -> tuple[str, str]:
    """What the page shows, and with what lies in layers that are off."""
    if "/Contents" not in page:
        return "", ""
    stream = ContentStream(page["/Contents"].get_object(), page.pdf, "bytes")
    page[NameObject("/Contents")] = stream
    all_words = _extracted(page)
    beside = aside(stream)
    if visible := layers.visible(stream, dictionary(page, "/Resources")):
        stream.operations = visible
        layers.hide_in_drawings(page, dictionary(page, "/Resources"), set())
        shown = _extracted(page)
        return shown, f"{all_words}\n{shown}\n{beside}"
    return all_words, f"{all_words}\n{beside}"


def _extracted(page) -> str:
    try:
        return page.extract_text()
    except BROKEN:  # a font that says nothing about its letters: what is written, if not what is seen
        return " ".join(text for operands, _ in page["/Contents"].operations for text in strings_in(operands))


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
    """Every text in every object: bookmarks, hints, alternative texts, addresses, drawings that no page shows."""
    found = []
    for key, thing in things_in(reader):
        if isinstance(thing, StreamObject):
            found.append(words_of(reader.pages[0], key, thing))
        if isinstance(thing, DictionaryObject):
            found += filter(NUMBER.fullmatch, thing)
        elif not isinstance(thing, ArrayObject):
            found += strings_in(thing)
    return [f"{text}\n" for text in found]
