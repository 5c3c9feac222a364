"""Pictures of every kind inside a document lose what is written beside their pixels, or stay behind."""

import io

import docx
import pytest
from PIL import Image, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

from privacyportal.core.files import IfLost, Kind, Loss, WouldLose
from privacyportal.core.files.cleaning import clean_and_read
from privacyportal.core.files.pictures import strip_jp2, without_metadata

from . import documents as make

NAME = make.AUTHOR.encode()


def noted_png():
    notes = PngInfo()
    notes.add_text("Author", make.AUTHOR, zip=False)
    notes.add_itxt("XML:com.adobe.xmp", make.AUTHOR)
    return make.picture(pnginfo=notes)


def described_tiff():
    about = TiffImagePlugin.ImageFileDirectory_v2()
    about[270] = about[315] = make.AUTHOR
    return make.picture("TIFF", tiffinfo=about)


def photo(format):
    exif = Image.Exif()
    exif[0x013B] = make.AUTHOR
    return make.picture(format, exif=exif)


def two_photos():
    first = make.photo_with_location()
    return first + make.photo_with_location(3)  # as a phone puts a second picture behind the first


def with_thumbnail():
    plain = make.picture("JPEG")
    thumbnail = b"JFXX\0\x10" + NAME
    return plain[:20] + b"\xff\xe0" + (len(thumbnail) + 2).to_bytes(2, "big") + thumbnail + plain[20:]


PICTURES = {
    "a photo": make.photo_with_location,
    "a photo with a second behind it": two_photos,
    "a photo with a thumbnail": with_thumbnail,
    "a photo with a note": lambda: make.picture("JPEG", comment=NAME),
    "a drawing": noted_png,
    "a drawing with something stuck behind it": lambda: make.picture() + NAME,
    "a moving picture": lambda: make.picture("GIF", comment=NAME),
    "a scan": described_tiff,
    "a picture of the web": lambda: photo("WEBP"),
    "a bitmap with something stuck behind it": lambda: make.picture("BMP") + NAME,
}


@pytest.mark.parametrize("sort", PICTURES)
def test_a_picture_keeps_its_pixels_and_loses_what_is_written_beside_them(sort):
    content = PICTURES[sort]()
    assert NAME in content
    cleaned = without_metadata(content)
    assert NAME not in cleaned
    before, after = (Image.open(io.BytesIO(picture)).convert("RGB") for picture in (content, cleaned))
    assert (after.size, after.tobytes()) == (before.size, before.tobytes())


SVG = f"<svg xmlns='http://www.w3.org/2000/svg'><text>{make.AUTHOR}</text></svg>".encode()
UNKNOWN = [SVG, b"\xd7\xcd\xc6\x9a" + NAME, b"\x01\0\0\0l\0\0\0" + NAME, b"%!PS" + NAME, b"RIFF....WEBP" + NAME, NAME]


@pytest.mark.parametrize("content", UNKNOWN)
def test_a_picture_that_we_do_not_know_stays_behind_and_the_letter_opens(content):
    letter = make.word("Beste lezer,", picture=make.picture())
    parts = make.unzipped(letter)
    picture = next(name for name in parts if name.startswith("word/media/"))
    cleaned = clean_and_read(Kind.DOCX, make.zipped(parts | {picture: content}), IfLost.CLEAN).content
    assert NAME not in make.everything_in(cleaned)
    assert [line.text for line in docx.Document(io.BytesIO(cleaned)).paragraphs] == ["Beste lezer,", ""]


WMF, EMF = b"\xd7\xcd\xc6\x9a" + NAME, b"\x01\0\0\0" + bytes(36) + b" EMF" + NAME
DRAWINGS = {"image9.emf": EMF, "image9.wmf": WMF, "image9.emz": b"\x1f\x8b" + NAME, "image9.png": EMF, "a.jpeg": WMF}


@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.parametrize("kind", [Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.ODT])
def test_a_drawing_that_no_copy_can_have_is_told_and_left_out_when_that_is_chosen(kind, name):
    honest = {
        Kind.DOCX: ("word/media/", make.word),
        Kind.XLSX: ("xl/media/", make.excel),
        Kind.PPTX: ("ppt/media/", make.powerpoint),
        Kind.ODT: ("Pictures/", lambda: make.open_document("text")),
    }
    folder, document = honest[kind]
    content = make.with_parts(document(), **{folder + name: DRAWINGS[name]})
    for choice in (IfLost.ASK, IfLost.KEEP):  # a drawing that nobody can read is not kept as it is
        with pytest.raises(WouldLose) as told:
            clean_and_read(kind, content, choice)
        assert told.value.losses == (Loss.DRAWING,)
    file = clean_and_read(kind, content, IfLost.CLEAN)
    assert file.losses == (Loss.DRAWING,) and NAME not in make.everything_in(file.content)


def test_the_small_picture_of_the_first_page_is_no_loss():
    content = make.with_parts(make.word(), **{"docProps/thumbnail.emf": EMF})
    assert clean_and_read(Kind.DOCX, content).losses == ()


@pytest.mark.parametrize("extension", ["tif", "jfif", "webp", "gif", "bmp", "jpeg", "png"])
def test_a_picture_is_known_by_what_it_is_and_not_by_its_name(extension):
    parts = make.unzipped(make.word(picture=make.picture()))
    picture = next(name for name in parts if name.startswith("word/media/"))
    renamed = f"word/media/foto-{make.AUTHOR.replace(' ', '-')}.{extension}"
    parts[renamed] = make.photo_with_location()
    del parts[picture]
    listed = parts["word/_rels/document.xml.rels"].replace(picture[5:].encode(), renamed[5:].encode())
    cleaned = make.unzipped(
        clean_and_read(Kind.DOCX, make.zipped(parts | {"word/_rels/document.xml.rels": listed})).content
    )
    photo = next(part for name, part in cleaned.items() if name.startswith("word/media/"))
    assert Image.open(io.BytesIO(photo)).format == "JPEG"
    assert NAME not in photo
    assert not [name for name in cleaned if "Jansen" in name]


def test_of_a_picture_for_archives_only_the_boxes_that_draw_stay():
    def box(kind, content):
        return (len(content) + 8).to_bytes(4, "big") + kind + content

    drawn = box(b"jP  ", b"\r\n\x87\n") + box(b"ftyp", b"jp2 ") + box(b"jp2h", b"kop")
    assert strip_jp2(drawn + box(b"uuid", NAME) + box(b"xml ", NAME) + box(b"jp2c", b"beeld")) == drawn + box(
        b"jp2c", b"beeld"
    )


@pytest.mark.parametrize("marker", [0x02, 0xBF, 0xC8, 0xDE, 0xDF, 0xF0, 0xFD])
def test_of_a_photo_only_the_segments_that_draw_stay(marker):
    honest, note = make.picture("JPEG"), b"BSN 123456782"
    segment = bytes([0xFF, marker]) + (len(note) + 2).to_bytes(2, "big") + note
    assert without_metadata(honest[:2] + segment + honest[2:]) == without_metadata(honest)
