"""Everything that stays in an OpenDocument file is checked; what no reader sees is never indexed."""

import io
import zipfile

import pytest

from privacyportal.core.files import FileRefused, IfLost, Kind, Loss, Refusal, WouldLose
from privacyportal.core.files.cleaning import clean_and_read

from . import documents as make

SECRET = "123456782"
STYLES = """<office:automatic-styles xmlns:style="s"><style:style style:name="weg"><style:text-properties
    text:display="none"/></style:style><style:style style:name="dia"><style:drawing-page-properties
    presentation:visibility="hidden" xmlns:presentation="p"/></style:style></office:automatic-styles>"""
TABLE = 'xmlns:table="t"'


def document(body, **parts):
    return make.open_document("text", f"{STYLES}<office:body><office:text>{body}</office:text></office:body>", **parts)


UNSEEN = {
    "hidden text": document(f'<text:p>Zie <text:span text:style-name="weg">{SECRET}</text:span></text:p>'),
    "a hidden field": document(f'<text:p><text:hidden-text text:string-value="{SECRET}"/></text:p>'),
    "a hidden section": document(f'<text:section text:display="none"><text:p>{SECRET}</text:p></text:section>'),
    "a hidden row": document(
        f'<table:table-row {TABLE} table:visibility="collapse"><text:p>{SECRET}</text:p></table:table-row>'
    ),
    "a filtered row": document(
        f'<table:table-row {TABLE} table:visibility="filter"><text:p>{SECRET}</text:p></table:table-row>'
    ),
    "a value behind a cell": document(
        f'<table:table-cell {TABLE} office:value="123456782.0"><text:p>***</text:p></table:table-cell>'
    ),
    "a formula": document(f'<table:table-cell {TABLE} table:formula="of:=VLOOKUP({SECRET};A1:B2;2)"/>'),
    "a variable": document(
        f'<text:user-field-decls><text:user-field-decl office:string-value="{SECRET}"/></text:user-field-decls>'
    ),
    "a note": document(f"<text:p>x<office:annotation><text:p>{SECRET}</text:p></office:annotation></text:p>"),
    "deleted text": document(
        f"<text:tracked-changes><text:deletion><text:p>{SECRET}</text:p></text:deletion></text:tracked-changes>"
    ),
    "a slide that is skipped": document(f'<draw:page draw:style-name="dia"><text:p>{SECRET}</text:p></draw:page>'),
    "a note of the speaker": document(
        f'<presentation:notes xmlns:presentation="p"><text:p>{SECRET}</text:p></presentation:notes>'
    ),
    "a description": document(f'<draw:frame><svg:desc xmlns:svg="v">{SECRET}</svg:desc></draw:frame>'),
    "a form field": document(f'<office:forms><form:text xmlns:form="f" form:current-value="{SECRET}"/></office:forms>'),
    "a sheet of another file": document(
        f"""<table:table {TABLE} table:name="'file:///c:/loon.ods'#Blad1"><text:p>{SECRET}</text:p></table:table>"""
    ),
    "its properties": document("", **{"meta.xml": f"<a xmlns:d='d'><d:subject>{SECRET}</d:subject></a>"}),
    "its settings": document("", **{"settings.xml": f"<a>{SECRET}</a>"}),
    "an unknown part": document("", **{"Extra/deel.xml": f"<a>{SECRET}</a>"}),
    "an older version": document("", **{"Versions/Version1": SECRET}),
    "a stand-in": document("", **{"ObjectReplacements/Object 1": SECRET}),
    "a picture of another sort": document("", **{"Pictures/a.wmf": SECRET}),
    "a picture in the text": document(f"<draw:image><office:binary-data>{SECRET}</office:binary-data></draw:image>"),
    "a text for some readers": document(f"<text:conditional-text text:string-value-if-true='{SECRET}'/>"),
    "the sign before a number": document(
        f"<text:list-level-style-number xmlns:style='s' style:num-prefix='{SECRET}'/>"
    ),
    "a note in the code": document(f"<text:p>x</text:p><!--{SECRET}-->"),
}


@pytest.mark.parametrize("place", UNSEEN)
def test_what_no_reader_sees_is_checked_or_left_behind_and_never_indexed(place):
    assert SECRET.encode() in make.everything_in(UNSEEN[place])
    file = clean_and_read(Kind.ODT, UNSEEN[place], IfLost.CLEAN)
    assert SECRET not in file.seen
    assert SECRET in file.said or SECRET.encode() not in make.everything_in(file.content)


HEADER = f"""<office:document-styles xmlns:office='o' xmlns:style='s' xmlns:text='t'><office:master-styles>
    <style:header><text:p>{SECRET}</text:p></style:header></office:master-styles></office:document-styles>"""
SEEN = {
    "split over pieces": document("<text:p>1234<text:span>56</text:span>782</text:p>"),
    "around hidden text": document("<text:p>1234<text:span text:display='none'>99</text:span>56782</text:p>"),
    "in a cell": document(f"<table:table-cell {TABLE}><text:p>{SECRET}</text:p></table:table-cell>"),
    "in a header": document("", **{"styles.xml": HEADER}),
    "in a chart": document("", **{"Object 1/content.xml": f"<a xmlns:text='t'><text:p>{SECRET}</text:p></a>"}),
}


@pytest.mark.parametrize("place", SEEN)
def test_what_a_reader_sees_is_checked_and_indexed(place):
    file = clean_and_read(Kind.ODT, SEEN[place])
    assert SECRET in file.seen
    assert SECRET in file.said


def test_a_photo_inside_loses_its_location_and_an_unknown_picture_its_place():
    body = '<draw:frame><draw:image xlink:href="Pictures/a.jpg"/></draw:frame><draw:image xlink:href="Pictures/b.wmf"/>'
    parts = {"Pictures/a.jpg": make.photo_with_location(), "Pictures/b.wmf": b"\xd7\xcd\xc6\x9a"}
    kept = make.unzipped(clean_and_read(Kind.ODT, document(body, **parts), IfLost.CLEAN).content)
    assert make.AUTHOR.encode() not in kept["Pictures/a.jpg"]
    assert b"Pictures/a.jpg" in kept["content.xml"]
    assert b"b.wmf" not in kept["content.xml"] + kept["META-INF/manifest.xml"]


@pytest.mark.parametrize("kind", ["text", "spreadsheet", "presentation"])
def test_a_document_inside_a_document_is_refused_with_a_sentence(kind):
    entry = f"<m:file-entry m:full-path='Object 1/' m:media-type='application/vnd.oasis.opendocument.{kind}'/>"
    manifest = {"META-INF/manifest.xml": f"<m:manifest xmlns:m='m'>{entry}</m:manifest>"}
    with pytest.raises(FileRefused) as refused:
        clean_and_read(Kind.ODT, document("", **manifest))
    assert refused.value.reason == Refusal.EMBEDDED


def test_a_signed_document_is_not_changed_unasked():
    with pytest.raises(WouldLose) as told:
        clean_and_read(Kind.ODT, document("", **{"META-INF/documentsignatures.xml": "<a/>"}))
    assert told.value.losses == (Loss.SIGNATURE,)


@pytest.mark.parametrize("mimetype_at", [0, 1, -1])
def test_the_kind_may_stand_anywhere_and_comes_first_in_the_copy(mimetype_at):
    parts = list(make.unzipped(document("<text:p>Modelbrief</text:p>")).items())
    parts.insert(mimetype_at, parts.pop(0))
    content = clean_and_read(Kind.ODT, make.zipped(dict(parts))).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist()[0] == "mimetype"
