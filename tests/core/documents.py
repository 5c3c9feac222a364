"""Small files for the tests, made on the fly: honest ones as office programs write them, and the other sort."""

import io
import zipfile

import docx
import openpyxl
import pptx
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl.comments import Comment
from PIL import Image
from pypdf import PdfWriter

OFFICE = "application/vnd.openxmlformats-officedocument"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
AUTHOR = "Jan Jansen"


def upload(name, content):
    return SimpleUploadedFile(name, content)


def saved(thing, *args, **options):
    written = io.BytesIO()
    getattr(thing, "save" if hasattr(thing, "save") else "write")(written, *args, **options)
    return written.getvalue()


def word(text="Dit is een brief.", picture=None):
    document = docx.Document()
    document.core_properties.author = document.core_properties.last_modified_by = AUTHOR
    document.core_properties.title = "Een brief"
    document.add_paragraph(text)
    if picture:
        document.add_picture(io.BytesIO(picture))
    return saved(document)


def excel(*row):
    workbook = openpyxl.Workbook()
    workbook.properties.creator = AUTHOR
    workbook.active.append(row or ["Naam", 123456782])
    workbook.active["A1"].comment = Comment(f"{AUTHOR}:\nkijk hier", AUTHOR)
    return saved(workbook)


def powerpoint(change=None, **parts):
    """`change` gets the presentation before it is saved."""
    presentation = pptx.Presentation()
    presentation.core_properties.author = AUTHOR
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Welkom"
    if change:
        change(presentation)
    return with_parts(saved(presentation), **parts)


def open_document(kind, body="<text:p>Dit is een open brief.</text:p>", **parts):
    names = f"xmlns:office='{OPEN}:office:1.0' xmlns:text='{OPEN}:text:1.0' xmlns:meta='{OPEN}:meta:1.0'"
    names += " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xlink='http://www.w3.org/1999/xlink'"
    names += f" xmlns:draw='{OPEN}:drawing:1.0' xmlns:script='{OPEN}:script:1.0'"
    about = f"<meta:initial-creator>{AUTHOR}</meta:initial-creator><dc:creator>{AUTHOR}</dc:creator>"
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"<office:document-content {names}>{body}</office:document-content>",
            "meta.xml": f"<office:document-meta {names}>{about}</office:document-meta>",
            "META-INF/manifest.xml": "<manifest:manifest xmlns:manifest='m'/>",
            **parts,
        },
        zipfile.ZIP_STORED,
    )


def pdf(change=None, pages=1):
    """`change` gets the PdfWriter before it is written."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": AUTHOR, "/Title": "Een brief"})
    if change:
        change(writer)
    return saved(writer)


def picture(format="PNG", size=(8, 4), mode="RGB", **options):
    return saved(Image.new(mode, size, **({"color": "green"} if mode == "RGB" else {})), format, **options)


def photo_with_location(orientation=1):
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = orientation, AUTHOR
    exif.get_ifd(0x8825)[2] = (52.0, 5.0, 27.0)
    return picture("JPEG", exif=exif, comment=AUTHOR.encode())


def zipped(parts, packing=zipfile.ZIP_DEFLATED):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_parts(content, **parts):
    """The same archive with parts added or replaced: `with_parts(word(), **{"word/a.bin": b""})`."""
    return zipped(unzipped(content) | parts)


def related(content, source, *relations):
    """The same Office file with more relations at `source`: `(kind, target, type of content or None for outside)`."""
    parts = unzipped(content)
    folder, _, name = source.rpartition("/")
    listed = f"{folder}/_rels/{name}.rels".lstrip("/")
    lines, types = parts.get(listed, b'<Relationships xmlns="r"></Relationships>'), parts["[Content_Types].xml"]
    for number, (kind, target, type) in enumerate(relations):
        outside = "" if type else ' TargetMode="External"'
        kind = kind if ":" in kind else f"{RELATIONS}/{kind}"
        line = (
            f'<Relationship Id="extra{number}" Type="{kind}" Target="{target if outside else "/" + target}"{outside}/>'
        )
        lines = lines.replace(b"</Relationships>", line.encode() + b"</Relationships>")
        if type:
            override = f'<Override PartName="/{target}" ContentType="{type}"/></Types>'
            types = types.replace(b"</Types>", override.encode())
    return zipped(parts | {listed: lines, "[Content_Types].xml": types})


def everything_in(content):
    """All bytes of an archive, unpacked."""
    return b"".join(name.encode() + part for name, part in unzipped(content).items())
