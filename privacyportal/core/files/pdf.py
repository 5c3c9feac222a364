"""PDF: written anew from the parts that we know, so that scripts, attachments, notes and names stay behind."""

from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from .kinds import FileRefused, Refusal
from .links import is_for_readers
from .pdf_keys import ACTIONS, ANNOTATIONS, CATALOG, NEVER, OF_NOTES, PAGE, SIGNATURES, WITH_WORDS
from .pdf_marks import clean_xmp
from .pdf_opening import BROKEN, dictionary, open_pdf, resolved, word
from .pictures import strip_jp2, without_metadata
from .properties import LANGUAGE, MAX_TITLE

MAX_OBJECTS = 300_000
PICTURES = {"/DCTDecode": without_metadata, "/JPXDecode": strip_jp2}


def clean(content: bytes) -> tuple[bytes, int]:
    """The cleaned copy and its number of pages. Raises FileRefused."""
    reader = open_pdf(content)
    try:
        pages = len(reader.pages)
        cleaned = _written(reader)
        if len(PdfReader(BytesIO(cleaned)).pages) != pages:
            raise FileRefused(Refusal.DAMAGED)
    except BROKEN:
        raise FileRefused(Refusal.DAMAGED) from None
    return cleaned, pages


def _written(reader: PdfReader) -> bytes:
    """Only what the root refers to, and the title; `/Info` and older versions of the file hang elsewhere."""
    root = reader.trailer["/Root"]
    title = " ".join(str((reader.metadata and reader.metadata.title) or "").split())[:MAX_TITLE]
    language = word(root, "/Lang") if LANGUAGE.fullmatch(word(root, "/Lang")) else ""
    xmp = clean_xmp(reader, title, language)
    _take_out(root)
    writer = PdfWriter()
    writer.clone_reader_document_root(reader)
    writer.pdf_header = reader.pdf_header
    writer.metadata = {"/Title": title} if title else None  # a screen reader reads it first
    if xmp:
        _add_xmp(writer, xmp)
    writer.generate_file_identifiers()
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _add_xmp(writer: PdfWriter, xmp: bytes) -> None:
    stream = DecodedStreamObject()
    stream.set_data(xmp)
    stream[NameObject("/Type")], stream[NameObject("/Subtype")] = NameObject("/Metadata"), NameObject("/XML")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)


def _take_out(root: DictionaryObject) -> None:
    """Visit each object once and leave out what is active or private."""
    _keep_only(root, CATALOG)
    _keep_only(dictionary(root, "/Names"), {"/Dests"})
    waiting, seen = [root], set()
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, IndirectObject):
            if (place := (thing.idnum, thing.generation)) in seen:
                continue
            seen.add(place)
            thing = thing.get_object()
        if len(seen) > MAX_OBJECTS:
            raise FileRefused(Refusal.TOO_MUCH)
        if isinstance(thing, DictionaryObject):
            waiting.extend(_clean_dictionary(thing))
        elif isinstance(thing, ArrayObject):
            thing[:] = [item for item in thing if not _is_unwanted(item)]
            waiting.extend(thing)


def _keep_only(thing: DictionaryObject, keys: set[str]) -> None:
    for key in set(thing) - keys:
        del thing[key]


def _clean_dictionary(thing: DictionaryObject) -> list:
    if word(thing, "/Type") == "/Page":
        _keep_only(thing, PAGE)
    kind = word(thing, "/Subtype")
    if kind in ANNOTATIONS and "/Rect" in thing:
        _clean_annotation(thing, kind)
    for key in list(thing):
        if key in NEVER or _is_unwanted(thing.raw_get(key)):
            del thing[key]
    if isinstance(thing, StreamObject):
        _clean_picture(thing)
    return [thing.raw_get(key) for key in thing]


def _clean_annotation(thing: DictionaryObject, kind: str) -> None:
    """A mark on the page stays as it looks; what someone wrote beside it goes."""
    if kind == "/Widget":
        return  # a form field: its name and hint are for who fills it in
    gone = OF_NOTES - (WITH_WORDS if kind in ("/FreeText", "/Link") else set())
    for key in gone & set(thing):
        del thing[key]


def _clean_picture(stream: StreamObject) -> None:
    filters = resolved(stream.get("/Filter"))
    filters = list(filters) if isinstance(filters, list) else [filters]
    strip = PICTURES.get(resolved(filters[-1]))
    if not strip:
        return
    picture = (strip(stream.get_data()) if len(filters) > 1 else strip(stream._data)) or b""
    stream._data = picture  # a photo as the camera made it; pypdf has no public way to its bytes
    stream[NameObject("/Filter")] = NameObject(resolved(filters[-1]))
    if len(filters) > 1:
        stream.pop("/DecodeParms", None)


def _is_unwanted(item) -> bool:
    thing = resolved(item)
    if not isinstance(thing, DictionaryObject):
        return False
    action, kind = word(thing, "/S"), word(thing, "/Subtype")
    is_odd_link = action == "/URI" and not is_for_readers(word(thing, "/URI"))
    is_note = "/Rect" in thing and (kind not in ANNOTATIONS if kind else False)
    return is_odd_link or action in ACTIONS or is_note or word(thing, "/Type") in SIGNATURES
