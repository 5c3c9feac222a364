"""The marks of a PDF: a signature goes with any change; PDF/A and PDF/UA (long keeping, accessibility) stay."""

import re
from collections.abc import Iterator
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from .pdf_opening import dictionary, items, resolved, word
from .refusals import Loss

NAMESPACES = {
    "http://www.aiim.org/pdfa/ns/id/": ("pdfaid", ("part", "conformance", "rev")),
    "http://www.aiim.org/pdfua/ns/id/": ("pdfuaid", ("part", "rev")),
}
FOR_PRINT = re.compile(r"pdfxid|GTS_PDFX|npes\.org/pdfx", re.IGNORECASE)
PLAIN_VALUE = re.compile(r"[A-Za-z0-9.]{1,8}")
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def losses(reader: PdfReader) -> list[Loss]:
    """What a cleaned copy cannot have."""
    root = reader.trailer["/Root"]
    found = []
    if any(_is_signed(field) for field in _fields(root)):
        found.append(Loss.SIGNATURE)
    elif "/Perms" in root:
        found.append(Loss.CERTIFICATE)
    if "/GTS_PDFXVersion" in (reader.metadata or {}) or FOR_PRINT.search(_xmp(root).decode("latin-1")):
        found.append(Loss.PRINT_MARK)
    return found


def has_files(reader: PdfReader) -> bool:
    """Whether other files are attached: in a file that is kept as it is, nobody has looked at them."""
    root = reader.trailer["/Root"]
    notes = (note for page in reader.pages for note in items(page, "/Annots"))
    attached = any(isinstance(note, DictionaryObject) and word(note, "/Subtype") == "/FileAttachment" for note in notes)
    return attached or "/AF" in root or "/EmbeddedFiles" in dictionary(root, "/Names")


def _fields(root: DictionaryObject) -> Iterator[DictionaryObject]:
    waiting, seen = items(dictionary(root, "/AcroForm"), "/Fields"), set()
    while waiting:
        field = waiting.pop()
        if isinstance(field, DictionaryObject) and id(field) not in seen:
            seen.add(id(field))
            waiting += items(field, "/Kids")
            yield field


def _is_signed(field: DictionaryObject) -> bool:
    """A place for a signature that nobody signed has no value."""
    value = dictionary(field, "/V")
    return "/Contents" in value and (word(field, "/FT") == "/Sig" or "/ByteRange" in value or "/SubFilter" in value)


def _xmp(root: DictionaryObject) -> bytes:
    stream = resolved(root.get("/Metadata"))
    return stream.get_data() if hasattr(stream, "get_data") else b""


def clean_xmp(reader: PdfReader, title: str, language: str) -> bytes | None:
    """XMP with the marks, the title and the language alone; None when there is no mark to keep."""
    marks = _marks(_xmp(reader.trailer["/Root"]))
    if not marks:
        return None
    names = "".join(f" xmlns:{prefix}={quoteattr(space)}" for space, (prefix, _) in NAMESPACES.items())
    kept = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in marks.items())
    kept += (
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        if title
        else ""
    )
    kept += f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>" if language else ""
    about = f'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"{names}>{kept}</rdf:Description>'
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">{about}</rdf:RDF></x:xmpmeta>'
    return f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>{packet}<?xpacket end="w"?>'.encode()


def _marks(xmp: bytes) -> dict[str, str]:
    """`pdfaid:part` and the like, written as attributes or as elements."""
    found, path = {}, []
    parser = expat.ParserCreate(namespace_separator=" ")

    def keep(name, value):
        space, _, last = name.rpartition(" ")
        prefix, known = NAMESPACES.get(space, ("", ()))
        if last in known and PLAIN_VALUE.fullmatch(value.strip()):
            found[f"{prefix}:{last}"] = value.strip()

    def start(name, attributes):
        path.append(name)
        for key, value in attributes.items():
            keep(key, value)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: path.pop()
    parser.CharacterDataHandler = lambda text: keep(path[-1], text)
    try:
        parser.Parse(xmp, True)
    except expat.ExpatError:
        return found
    return found
