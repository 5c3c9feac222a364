"""PDF: written anew from what its pages need, so that scripts, attachments and names stay behind."""

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from .images import without_metadata
from .kinds import FileRefused, Refusal
from .links import is_for_readers

MAX_OBJECTS = 300_000
PRIVATE_KEYS = {"/Metadata", "/PieceInfo", "/Collection", "/SpiderInfo", "/Perms", "/DSS", "/Thumb"}
ACTIVE_KEYS = {"/AA", "/OpenAction", "/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/AF", "/XFA", "/Requirements"}
ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToE",
    "/GoToR",
    "/Rendition",
    "/Movie",
    "/Sound",
    "/RichMediaExecute",
    "/GoTo3DView",
}
ANNOTATIONS = {"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"}
SIGNATURES = {"/Sig", "/DocTimeStamp"}  # they name a person, and do not survive any change


def clean(content: bytes) -> tuple[bytes, int]:
    """The cleaned copy and its number of pages. Raises FileRefused, and PyPdfError for a broken file."""
    if not content.startswith(b"%PDF-"):
        raise FileRefused(Refusal.WRONG_TYPE)
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise FileRefused(Refusal.LOCKED)
    _take_out(reader.trailer["/Root"])
    cleaned = _written(reader)
    pages = len(PdfReader(BytesIO(cleaned)).pages)
    if pages != len(reader.pages) or not pages:
        raise PyPdfError("the copy has other pages")
    return cleaned, pages


def _written(reader: PdfReader) -> bytes:
    """Only what the root refers to, and the title; `/Info` and older versions of the file hang elsewhere."""
    title = reader.metadata and reader.metadata.title
    writer = PdfWriter()
    writer.clone_reader_document_root(reader)
    writer.pdf_header = reader.pdf_header
    writer.metadata = {"/Title": title} if title else None  # a screen reader reads it first
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _take_out(root) -> None:
    """Visit each object once and leave out what is active or private."""
    waiting, seen = [root], set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if (place := (thing.idnum, thing.generation)) in seen:
                continue
            seen.add(place)
            thing = thing.get_object()
        if len(seen) > MAX_OBJECTS:
            raise FileRefused(Refusal.FAILED)
        if isinstance(thing, DictionaryObject):
            waiting.extend(_clean_dictionary(thing))
        elif isinstance(thing, ArrayObject):
            thing[:] = [item for item in thing if not _is_unwanted(item)]
            waiting.extend(thing)


def _clean_dictionary(thing: DictionaryObject) -> list:
    # A note has its author in /T; a form field has its own name there.
    is_note = "/Rect" in thing and _word(thing, "/Subtype") != "/Widget"
    for key in list(thing):
        is_author = is_note and key == "/T"
        if is_author or key in PRIVATE_KEYS | ACTIVE_KEYS or _is_unwanted(thing.raw_get(key)):
            del thing[key]
    if isinstance(thing, StreamObject) and thing.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
        # A photo as the camera made it; pypdf has no public way to its bytes.
        thing._data = without_metadata(thing._data)
    return [thing.raw_get(key) for key in thing]


def _is_unwanted(item) -> bool:
    thing = item.get_object() if isinstance(item, IndirectObject) else item
    if not isinstance(thing, DictionaryObject):
        return False
    action = _word(thing, "/S")
    is_odd_link = action == "/URI" and not is_for_readers(_word(thing, "/URI").strip())
    is_active = action in ACTIONS or _word(thing, "/Subtype") in ANNOTATIONS
    return is_odd_link or is_active or _word(thing, "/Type") in SIGNATURES


def _word(thing: DictionaryObject, key: str) -> str:
    """The name or text at a key, also when it stands elsewhere in the file."""
    value = thing.get(key)
    value = value.get_object() if isinstance(value, IndirectObject) else value
    return value if isinstance(value, str) else ""
