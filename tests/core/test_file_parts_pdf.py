"""Everything that stays in a PDF is checked; what no reader sees is never indexed."""

import io
import zlib

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject, RectangleObject, TextStringObject

from privacyportal.core.files import FileRefused, IfLost, Kind, Loss, Refusal, WouldLose
from privacyportal.core.files.cleaning import clean_and_read

from . import documents as make
from .test_file_metadata import everything_in_pdf, name, stream

SECRET = "123456782"
FONT = DictionaryObject(
    {name("Type"): name("Font"), name("Subtype"): name("Type1"), name("BaseFont"): name("Helvetica")}
)


def text(words):
    return TextStringObject(words)


def things(**keys):
    return DictionaryObject({name(key): value for key, value in keys.items()})


def draw(writer, lines, **resources):
    """Write these operations on the first page; `(…) Tj` shows a text."""
    page = writer.pages[0]
    page[name("Resources")] = things(Font=things(F1=FONT), **resources)
    page[name("Contents")] = writer._add_object(stream(f"BT /F1 12 Tf 20 100 Td {lines} ET".encode()))


def annotation(writer, kind, **keys):
    keys.setdefault("Rect", RectangleObject((0, 0, 90, 9)))
    made = writer._add_object(things(Type=name("Annot"), Subtype=name(kind), **keys))
    page = writer.pages[0]
    page[name("Annots")] = ArrayObject([*page.get("/Annots", []), made])
    return made


def field(writer, **keys):
    made = annotation(writer, "Widget", FT=name("Tx"), T=text("nummer"), **keys)
    writer.root_object[name("AcroForm")] = things(Fields=ArrayObject([made]))


def layer(writer, state):
    made = writer._add_object(things(Type=name("OCG"), Name=text("Concept")))
    default = things(OFF=ArrayObject([made])) if state == "off" else things()
    writer.root_object[name("OCProperties")] = things(OCGs=ArrayObject([made]), D=default)
    draw(writer, f"(Zie ) Tj /OC /L1 BDC ({SECRET}) Tj EMC", Properties=things(L1=made))


def xfa(writer):
    form = writer._add_object(stream(f"<xdp><bsn>{SECRET}</bsn></xdp>".encode()))
    writer.root_object[name("AcroForm")] = things(XFA=form, Fields=ArrayObject())


def marked(writer, key):
    writer.root_object[name("StructTreeRoot")] = things(
        Type=name("StructTreeRoot"), K=things(S=name("Figure"), **{key: text(SECRET)})
    )


def noted(writer, note):
    writer.add_annotation(0, note)


def on_the_page(writer, *keys):
    thing = writer.root_object if keys[0] == "Root" else writer.pages[0]
    thing[name(keys[1])] = writer._add_object(stream(SECRET.encode()) if keys[1] != "Extra" else things(A=text(SECRET)))


def unused_drawing(writer):
    form = stream(f"BT /F1 9 Tf ({SECRET}) Tj ET".encode(), Type=name("XObject"), Subtype=name("Form"))
    form[name("Resources")] = things(Font=things(F1=FONT))
    form[name("BBox")] = RectangleObject((0, 0, 9, 9))
    draw(writer, "(Zie) Tj", XObject=things(X1=writer._add_object(form)))


def shown(words):
    return f"BT /F1 9 Tf {words} ET"


def drawing(writer, content, **keys):
    """A drawing that a page, a note or another drawing can show."""
    keys = {"Type": name("XObject"), "Subtype": name("Form"), "BBox": RectangleObject((0, 0, 90, 90))} | keys
    keys.setdefault("Resources", things(Font=things(F1=FONT)))
    return writer._add_object(stream(content.encode(), **keys))


def drawn(writer, content, **resources):
    """A page that shows one drawing, with these resources of its own."""
    made = drawing(writer, content, Resources=things(Font=things(F1=FONT), **resources))
    draw(writer, "(Zie) Tj ET /X1 Do BT", XObject=things(X1=made))


def layers(writer, *are_off, policy="AnyOn"):
    """Two layers, or as many as are said, together in one group."""
    made = ArrayObject(writer._add_object(things(Type=name("OCG"), Name=text("Laag"))) for _ in are_off)
    off = ArrayObject(layer for layer, is_off in zip(made, are_off, strict=True) if is_off)
    writer.root_object[name("OCProperties")] = things(OCGs=made, D=things(OFF=off))
    return writer._add_object(things(Type=name("OCMD"), OCGs=made, P=name(policy)))


def grouped(writer, *are_off, policy):
    draw(
        writer, f"(Zie) Tj /OC /L1 BDC ({SECRET}) Tj EMC", Properties=things(L1=layers(writer, *are_off, policy=policy))
    )


def layer_in_a_drawing(writer):
    drawn(writer, shown(f"(Zie) Tj /OC /L1 BDC ({SECRET}) Tj EMC"), Properties=things(L1=layers(writer, True)))


def look(writer, **looks):
    annotation(writer, "Widget", FT=name("Btn"), T=text("knop"), AP=things(**looks))


def pattern(writer):
    keys = {"Type": name("Pattern"), "Subtype": name("x"), "PatternType": NumberObject(1)}
    draw(writer, "(Zie) Tj", Pattern=things(P1=drawing(writer, shown(f"({SECRET}) Tj"), **keys)))


def long_value(writer, key):
    field(writer, **{key: writer._add_object(stream(SECRET.encode()))})


UNSEEN = {
    "a layer that is off in a drawing": layer_in_a_drawing,
    "a group of which one layer is off": lambda writer: grouped(writer, True, False, policy="AllOn"),
    "a group that shows when all are off": lambda writer: grouped(writer, True, False, policy="AllOff"),
    "a group that shows when one is off": lambda writer: grouped(writer, False, False, policy="AnyOff"),
    "a long value": lambda writer: long_value(writer, "V"),
    "a value with marks": lambda writer: long_value(writer, "RV"),
    "how a button looks when it is on": lambda writer: look(
        writer, N=things(On=drawing(writer, shown(f"({SECRET}) Tj")))
    ),
    "how a button looks under a finger": lambda writer: look(writer, D=drawing(writer, shown(f"({SECRET}) Tj"))),
    "a replacing text in a drawing": lambda writer: drawn(
        writer, shown(f"/Span <</ActualText ({SECRET})>> BDC (a) Tj EMC")
    ),
    "a drawing that no drawing shows": lambda writer: drawn(
        writer, shown("(a) Tj"), XObject=things(X2=drawing(writer, shown(f"({SECRET}) Tj")))
    ),
    "a pattern that nothing has": pattern,
    "something unknown among the letters": lambda writer: draw(
        writer, "(a) Tj", Extra=writer._add_object(stream(SECRET.encode()))
    ),
    "the name of a place": lambda writer: writer.root_object.update(
        {name("Dests"): things(**{SECRET: ArrayObject([writer.pages[0].indirect_reference, name("Fit")])})}
    ),
    "the hint of a field": lambda writer: field(writer, TU=text(SECRET)),
    "what a field was first": lambda writer: field(writer, DV=text(SECRET)),
    "a hidden field": lambda writer: field(writer, V=text(SECRET), F=NumberObject(2)),
    "a choice": lambda writer: field(writer, Opt=ArrayObject([text(SECRET), text("b")])),
    "a form of xml": xfa,
    "a note": lambda writer: noted(writer, Text(rect=(0, 0, 9, 9), text=SECRET)),
    "a note at a mark": lambda writer: annotation(writer, "Highlight", Contents=text(SECRET), RC=text(SECRET)),
    "a pop-up": lambda writer: annotation(writer, "Popup", Contents=text(SECRET)),
    "an answer to a note": lambda writer: annotation(writer, "Caret", Contents=text(SECRET)),
    "an attachment": lambda writer: writer.add_attachment("lijst.csv", SECRET.encode()),
    "a file on the page": lambda writer: annotation(writer, "FileAttachment", Contents=text(SECRET)),
    "metadata": lambda writer: on_the_page(writer, "Root", "Metadata"),
    "about the document": lambda writer: writer.add_metadata({"/Subject": SECRET, "/Bsn": SECRET}),
    "about the page": lambda writer: on_the_page(writer, "Page", "PieceInfo"),
    "a thumbnail": lambda writer: on_the_page(writer, "Page", "Thumb"),
    "something unknown": lambda writer: on_the_page(writer, "Root", "Extra"),
    "something unknown on the page": lambda writer: on_the_page(writer, "Page", "Extra"),
    "a bookmark": lambda writer: writer.add_outline_item(SECRET, 0),
    "an alternative text": lambda writer: marked(writer, "Alt"),
    "a replacing text": lambda writer: marked(writer, "ActualText"),
    "a replacing text on the page": lambda writer: draw(writer, f"/Span <</ActualText ({SECRET})>> BDC (Zie) Tj EMC"),
    "a layer that is off": lambda writer: layer(writer, "off"),
    "a drawing that is not shown": unused_drawing,
    "an address": lambda writer: annotation(
        writer, "Link", A=things(S=name("URI"), URI=text(f"https://x.nl/?bsn={SECRET}"))
    ),
}


@pytest.mark.parametrize("place", UNSEEN)
def test_what_no_reader_sees_is_checked_or_left_behind_and_never_indexed(place):
    content = make.pdf(UNSEEN[place])
    assert SECRET in everything_in_pdf(content)
    file = clean_and_read(Kind.PDF, content)
    assert SECRET not in file.seen
    assert SECRET in file.said or SECRET not in everything_in_pdf(file.content)


def stamp(writer):
    look = stream(
        f"BT /F1 9 Tf ({SECRET}) Tj ET".encode(), Subtype=name("Form"), Resources=things(Font=things(F1=FONT))
    )
    look[name("BBox")] = RectangleObject((0, 0, 9, 9))
    annotation(writer, "Stamp", AP=things(N=writer._add_object(look)))


SEEN = {
    "on the page": lambda writer: draw(writer, f"({SECRET}) Tj"),
    "in a form field": lambda writer: field(writer, V=text(SECRET)),
    "typed on the page": lambda writer: noted(writer, FreeText(rect=(0, 0, 9, 9), text=SECRET)),
    "on a stamp": stamp,
    "around a layer that is off": lambda writer: draw(
        writer, "(1234) Tj /OC /L1 BDC (99) Tj EMC (56782) Tj", Properties=things(L1=layers(writer, True))
    ),
    "in a group that shows when all are off": lambda writer: grouped(writer, True, True, policy="AllOff"),
    "in a layer that is on": lambda writer: layer(writer, "on"),
}


@pytest.mark.parametrize("place", SEEN)
def test_what_a_reader_sees_is_checked_and_indexed(place):
    file = clean_and_read(Kind.PDF, make.pdf(SEEN[place]))
    assert SECRET in file.seen
    assert SECRET in file.said


def test_a_mark_on_the_page_stays_without_the_note_at_it():
    content = clean_and_read(Kind.PDF, make.pdf(UNSEEN["a note at a mark"])).content
    assert "/Highlight" in everything_in_pdf(content)


def signed(writer, **value):
    field(writer, V=things(**{"Type": name("Sig"), "Contents": text("00")} | value))
    writer.pages[0]["/Annots"][0].get_object()[name("FT")] = name("Sig")


@pytest.mark.parametrize("value", [{}, {"SubFilter": name("ETSI.CAdES.detached")}, {"Type": name("DocTimeStamp")}])
def test_a_signature_is_not_taken_away_unasked(value):
    with pytest.raises(WouldLose) as told:
        clean_and_read(Kind.PDF, make.pdf(lambda writer: signed(writer, **value)))
    assert told.value.losses == (Loss.SIGNATURE,)


def test_a_signed_file_that_is_kept_as_it_is_is_checked_as_it_is():
    def change(writer):
        signed(writer)
        writer.add_metadata({"/Subject": SECRET})
        noted(writer, Text(rect=(0, 0, 9, 9), text="let op 111222333"))
        about = stream(b"<x>ook 123456782</x>", Type=name("Metadata"))
        writer.root_object[name("Metadata")] = writer._add_object(about)

    content = make.pdf(change)
    file = clean_and_read(Kind.PDF, content, IfLost.KEEP)
    assert file.content == content
    assert all(said in file.said for said in (SECRET, "let op 111222333", "ook 123456782"))
    assert "let op" not in file.seen


def test_a_signed_file_that_is_kept_as_it_is_is_checked_in_all_its_versions():
    first = make.pdf(lambda writer: (signed(writer), draw(writer, f"({SECRET}) Tj")))
    writer = PdfWriter(io.BytesIO(first), incremental=True)
    writer.pages[0][name("Contents")] = writer._add_object(stream(b"BT /F1 12 Tf 20 100 Td (schoon) Tj ET"))
    content = make.saved(writer) + b"\n% 111222333"
    file = clean_and_read(Kind.PDF, content, IfLost.KEEP)
    assert (SECRET in file.seen, SECRET in file.said, "111222333" in file.said) == (False, True, True)


def test_a_signed_file_with_a_file_inside_is_not_kept_as_it_is():
    def change(writer):
        signed(writer)
        writer.add_attachment("lijst.csv", SECRET.encode())

    with pytest.raises(FileRefused) as refused:
        clean_and_read(Kind.PDF, make.pdf(change), IfLost.KEEP)
    assert refused.value.reason == Refusal.EMBEDDED


def test_a_place_for_a_signature_that_nobody_signed_loses_nothing():
    def empty(writer):
        field(writer)
        writer.pages[0]["/Annots"][0].get_object()[name("FT")] = name("Sig")

    assert clean_and_read(Kind.PDF, make.pdf(empty)).pages == 1


def test_a_mark_for_print_is_told():
    with pytest.raises(WouldLose) as told:
        clean_and_read(Kind.PDF, make.pdf(lambda writer: writer.add_metadata({"/GTS_PDFXVersion": "PDF/X-4"})))
    assert told.value.losses == (Loss.PRINT_MARK,)


def xmp(marks):
    def change(writer):
        names = 'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:p="http://www.aiim.org/pdfua/ns/id/"'
        about = f'<r:RDF xmlns:r="r"><r:Description {names}>{marks}<x>Jan Jansen</x></r:Description></r:RDF>'
        made = stream(about.encode(), Type=name("Metadata"), Subtype=name("XML"))
        writer.root_object[name("Metadata")] = writer._add_object(made)

    return make.pdf(change)


@pytest.mark.parametrize(
    "mark",
    ["<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>", "<pdfaid:rev>2020</pdfaid:rev>"],
)
def test_marks_written_as_elements_stay_and_the_rest_of_the_metadata_goes(mark):
    everything = everything_in_pdf(clean_and_read(Kind.PDF, xmp(mark)).content)
    assert mark in everything
    assert "Een brief" in everything
    assert "Jan" not in everything


def test_a_mark_that_holds_something_else_goes():
    assert "Jan" not in everything_in_pdf(
        clean_and_read(Kind.PDF, xmp("<pdfaid:part>Jan Jansen</pdfaid:part>")).content
    )


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_lock_of_the_owner_alone_keeps_nobody_out(algorithm):
    content = make.pdf(lambda writer: draw(writer, "(Handreiking) Tj"))
    writer = PdfWriter(clone_from=io.BytesIO(content))
    writer.encrypt("", "eigenaar", algorithm=algorithm)
    file = clean_and_read(Kind.PDF, make.saved(writer))
    assert "Handreiking" in file.seen
    assert not PdfReader(io.BytesIO(file.content)).is_encrypted


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_a_password_to_open_it_is_told(algorithm):
    writer = PdfWriter(clone_from=io.BytesIO(make.pdf()))
    writer.encrypt("geheim", algorithm=algorithm)
    with pytest.raises(FileRefused) as refused:
        clean_and_read(Kind.PDF, make.saved(writer))
    assert refused.value.reason == Refusal.LOCKED


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b"\r\n\r\n", b"rommel van een scanner\n" * 40, bytes(1000)])
def test_something_before_the_beginning_does_not_matter(before):
    assert clean_and_read(Kind.PDF, before + make.pdf()).pages == 1


def test_a_portfolio_of_files_is_refused_with_a_sentence():
    with pytest.raises(FileRefused) as refused:
        clean_and_read(Kind.PDF, make.pdf(lambda writer: on_the_page(writer, "Root", "Collection")))
    assert refused.value.reason == Refusal.EMBEDDED


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("(verwer-) Tj 0 -15 Td (kers) Tj", "verwerkers"),
        ("(privacy-) Tj 0 -15 Td (beleid van) Tj", "privacybeleid van"),
        ("(in-) Tj 0 -15 Td (en uitvoer) Tj", "in-\nen uitvoer"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_one_word(written, read):
    assert read in clean_and_read(Kind.PDF, make.pdf(lambda writer: draw(writer, written))).seen


def test_a_scanned_page_keeps_its_picture_without_location_whatever_it_is_packed_in():
    photo = make.photo_with_location()

    def show(writer):
        keys = {"Subtype": name("Image"), "Width": NumberObject(8), "Height": NumberObject(4)}
        made = stream(b"", **keys)
        made._data = zlib.compress(photo)
        made[name("Filter")] = ArrayObject([name("FlateDecode"), name("DCTDecode")])
        writer.pages[0][name("Resources")] = things(XObject=things(Im0=writer._add_object(made)))

    content = clean_and_read(Kind.PDF, make.pdf(show)).content
    assert b"\xff\xd8\xff" in content
    assert make.AUTHOR not in everything_in_pdf(content)
