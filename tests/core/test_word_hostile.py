"""Word files that are broken, or made to harm: each gets a sentence, in bounded time and memory, and opens nothing."""

import socket
import time

import pytest

from privacyportal.core import heavy_work
from privacyportal.core.documents.word import reading
from privacyportal.core.files import Kind, Upload

from . import documents as make
from . import word_files as word
from .test_word import RULES
from .word_files import run

LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def with_text(body, head="", **parts):
    text = f"<?xml version='1.0'?>{head}<w:document {word.NAMES}><w:body>{body}</w:body></w:document>"
    return make.with_parts(make.word(), **{"word/document.xml": text, **parts})


def without(content, *names):
    return make.zipped({name: part for name, part in make.unzipped(content).items() if name not in names})


def macros():
    types = make.unzipped(make.word())["[Content_Types].xml"]
    enabled = types.replace(MAIN.encode(), b"application/vnd.ms-word.document.macroEnabled.main+xml")
    return make.with_parts(make.word(), **{"[Content_Types].xml": enabled, "word/vbaProject.bin": b"x"})


def many_notes(number=50_000):
    text = "".join(f'<w:p><w:r><w:footnoteReference w:id="{place}"/></w:r></w:p>' for place in range(2, number))
    notes = "".join(f'<w:footnote w:id="{place}"><w:p>{run("noot")}</w:p></w:footnote>' for place in range(2, number))
    content = with_text(text, **{"word/footnotes.xml": f"<w:footnotes {word.NAMES}>{notes}</w:footnotes>"})
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    return make.related(content, "word/document.xml", ("footnotes", "word/footnotes.xml", kind))


def table(rows, columns):
    cell = f"<w:tc><w:p>{run('x')}</w:p></w:tc>"
    return f"<w:tbl><w:tblGrid/>{f'<w:tr>{cell * columns}</w:tr>' * rows}</w:tbl>"


def deep(levels):
    inner = f"<w:p>{run('diep')}</w:p>"
    for _ in range(levels):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    return inner


ENTITY = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = "<!DOCTYPE w:document [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {after} '{f'&{before};' * 10}'>" for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)
BROKEN = {
    "a zip bomb": (lambda: with_text(f"<w:p>{run('0' * 60_000_000)}</w:p>"), "er zit te veel in"),
    "no Word file": (lambda: b"Beste Jan,", "is een TXT-bestand met een andere naam. Kies een bestand dat in Word"),
    "an old Word file": (lambda: OLD, "is van een oude Office-versie"),
    "behind a password": (lambda: LOCKED, "heeft een wachtwoord"),
    "a macro file": (macros, "zitten macro's of een programma"),
    "a spreadsheet": (make.excel, "is een XLSX-bestand met een andere naam"),
    "an entity from outside": (lambda: with_text("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", ENTITY), "is beschadigd"),
    "entities that grow": (lambda: with_text("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", f"{LAUGHS}]>"), "is beschadigd"),
    "no text": (lambda: without(make.word(), "word/document.xml"), "is beschadigd of niet compleet"),
    "half a file": (lambda: make.word()[:2000], "is beschadigd of niet compleet"),
    "text that is no XML": (lambda: make.with_parts(make.word(), **{"word/document.xml": "<w:p"}), "is beschadigd"),
    "deep nesting": (lambda: with_text(deep(2000)), "er zit te veel in"),
    "an enormous table": (lambda: with_text(table(20_000, 5)), "is te lang: ten minste 400.000 tekens"),
    "a million elements": (lambda: with_text("<w:p/>" * 1_000_001), "er zit te veel in"),
    "50,000 footnotes": (many_notes, "is te lang: ten minste 999.960 tekens"),
    "text without an end": (
        lambda: with_text(f"<w:p>{run('woord ' * 50_000)}</w:p>"),
        "is te lang: ten minste 300.000 tekens. Een",
    ),
}


def read(content, **options):
    return reading.read_word(Upload("gids.docx", Kind.DOCX, content), takes_changes=True, rules=RULES, **options)


@pytest.mark.parametrize(("content", "sentence"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_gets_a_sentence_in_time(content, sentence):
    content, began = content(), time.monotonic()
    with pytest.raises(reading.NotRead) as refused:
        read(content)
    assert sentence in str(refused.value) and "gids.docx" in str(refused.value)
    assert time.monotonic() - began < reading.PATIENCE["seconds"]


def test_nothing_outside_is_asked_for():
    """A link, a picture, a template and a frame that lead to a server of ours: nobody comes."""
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a.png"
        kinds = ("hyperlink", "image", "attachedTemplate", "frame", "subDocument", "oleObject", "footnotes", "styles")
        picture = '<w:r><w:pict><v:shape><v:imagedata r:id="extra1"/></v:shape></w:pict></w:r>'
        field = word.field(f'INCLUDEPICTURE "{address}"', "beeld") + word.field(f'INCLUDETEXT "{address}"', "tekst")
        content = with_text(f'<w:p><w:hyperlink r:id="extra0">{run("link")}</w:hyperlink>{picture}{field}</w:p>')
        content = make.related(content, "word/document.xml", *((kind, address, None) for kind in kinds))
        came = read(content)
        with pytest.raises(TimeoutError):
            asked.append(server.accept())
    assert (came.text, came.lost) == (f"[link]({address})beeldtekst", {"outside": 1}) and not asked


def test_the_file_of_a_neighbour_is_no_picture(tmp_path):
    secret = tmp_path / "geheim.png"
    secret.write_bytes(make.picture())
    for target in (str(secret), f"../../../..{secret}", secret.as_uri()):
        content = with_text('<w:p><w:r><w:pict><v:shape><v:imagedata r:id="extra0"/></v:shape></w:pict></w:r></w:p>')
        came = read(make.related(content, "word/document.xml", ("image", target, "image/png")))
        assert (came.text, came.pictures) == ("", {})


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (heavy_work.Busy, "Het is nu druk: wij konden gids.docx niet op tijd lezen."),
        (heavy_work.TookTooLong, "Wij konden gids.docx niet lezen: er zit te veel in."),
        (heavy_work.TookTooMuch, "Wij konden gids.docx niet lezen: er zit te veel in."),
        (heavy_work.Crashed, "gids.docx is beschadigd of niet compleet."),
    ],
)
def test_what_is_not_read_is_said(monkeypatch, caplog, error, sentence):
    def refuse(*args, **options):
        raise error("mevrouw Jansen")

    monkeypatch.setattr(heavy_work, "run", refuse)
    with pytest.raises(reading.NotRead) as refused:
        read(make.word())
    assert str(refused.value).startswith(sentence) and "Jansen" not in caplog.text
