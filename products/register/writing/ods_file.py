"""An OpenDocument spreadsheet of text, written by hand: a few parts, and nothing in it that runs."""

import io
import zipfile
from html import escape  # that of xml.sax loads half the internet

from .notes import ONE_OF_THESE, ROWS, letters_of, note_text

KIND = "application/vnd.oasis.opendocument.spreadsheet"
URN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    " ".join(
        f'xmlns:{name}="{URN}{path}:1.0"'
        for name, path in {
            "office": "office",
            "table": "table",
            "text": "text",
            "style": "style",
            "config": "config",
            "manifest": "manifest",
        }.items()
    )
    + f' xmlns:fo="{URN}xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
START = '<?xml version="1.0" encoding="UTF-8"?>\n'
STYLES = (
    '<office:automatic-styles><style:style style:name="w" style:family="table-column"><style:table-column-properties '
    'style:column-width="5cm"/></style:style><style:style style:name="h" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#dce6f1" fo:wrap-option="wrap" style:cell-protect="protected"/>'
    '<style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="t" style:family="table-cell">'
    '<style:table-cell-properties fo:wrap-option="wrap" style:cell-protect="none"/></style:style></office:automatic-styles>'
)


def ods_file(rows):
    """The bytes of one sheet `Register`, its headings in sight and with filters."""
    return _package([("Register", _rows(rows), "")], "", _filter(len(rows[0]), len(rows)))


def ods_template(table):
    """The empty register of this Table with choices and notes, and the worked rows on a sheet of their own."""
    names = [column.name for column in table.columns]
    examples = [names, *([row[column.number] for column in table.columns] for row in table.rows)]
    heads = "".join(_cell(column.name, "h", note_text(column)) for column in table.columns)
    empty = "".join(_empty(column) for column in table.columns)
    lines = f"<table:table-row>{heads}</table:table-row>"
    lines += f'<table:table-row table:number-rows-repeated="{ROWS}">{empty}</table:table-row>'
    protected = ' table:protected="true"'
    sheets = [("Register", _columns(len(names)) + lines, protected), ("Voorbeelden", _rows(examples), "")]
    return _package(sheets, _validations(table), _filter(len(names), ROWS + 1))


def _rows(rows):
    head, *others = rows
    lines = [_row(head, "h"), *(_row(row, "t") for row in others)]
    return _columns(len(head)) + "".join(lines)


def _columns(width):
    look = 'table:style-name="w" table:default-cell-style-name="t"'
    return f'<table:table-column {look} table:number-columns-repeated="{width}"/>'


def _row(texts, style):
    return f"<table:table-row>{''.join(_cell(text, style) for text in texts)}</table:table-row>"


def _cell(text, style, note=""):
    if not text:
        return "<table:table-cell/>"
    aside = f"<office:annotation>{_paragraphs(note)}</office:annotation>" if note else ""
    look = f'office:value-type="string" table:style-name="{style}"'
    return f"<table:table-cell {look}>{aside}{_paragraphs(text)}</table:table-cell>"


def _paragraphs(text):
    return "".join(f"<text:p>{_spaced(line)}</text:p>" for line in text.split("\n"))


def _spaced(line):
    """Spaces and tabs as OpenDocument keeps them: a second one, and one at an end, would be lost."""
    line = escape(line, quote=False).replace("\t", "<text:tab/>")
    if line[:1] == " " or line[-1:] == " " or "  " in line:
        line = line.replace(" ", "<text:s/>")
    return line


def _empty(column):
    choice = f' table:content-validation-name="{column.id}"' if column.choices else ""
    return f'<table:table-cell table:style-name="t"{choice}/>'


def _validations(table):
    found = []
    for column in table.columns:
        if column.choices:
            listed = ";".join(f'"{choice}"' for choice in column.choices)
            letter = letters_of(column.number)
            only = "true" if column.id in ONE_OF_THESE else "false"
            found.append(
                f'<table:content-validation table:name="{column.id}" table:allow-empty-cell="true"'
                f' table:condition="{escape(f"of:cell-content-is-in-list({listed})")}"'
                f' table:base-cell-address="$Register.${letter}$2" table:display-list="unsorted">'
                f'<table:error-message table:display="{only}" table:message-type="stop"/></table:content-validation>'
            )
    return f"<table:content-validations>{''.join(found)}</table:content-validations>"


def _filter(width, height):
    area = f"Register.A1:Register.{letters_of(width)}{height}"
    return (
        f'<table:database-ranges><table:database-range table:name="register" table:target-range-address="{area}"'
        ' table:display-filter-buttons="true" table:contains-header="true"/></table:database-ranges>'
    )


def _package(sheets, validations, filters):
    tables = "".join(
        f'<table:table table:name="{escape(name)}"{more}>{content}</table:table>' for name, content, more in sheets
    )
    body = f"<office:body><office:spreadsheet>{validations}{tables}{filters}</office:spreadsheet></office:body>"
    parts = {
        "mimetype": KIND,
        "content.xml": f'{START}<office:document-content {SPACES} xmlns:of="{URN}of:1.2" office:version="1.2">{STYLES}{body}'
        "</office:document-content>",
        "styles.xml": f'{START}<office:document-styles {SPACES} office:version="1.2"/>',
        "settings.xml": _frozen([name for name, *_ in sheets]),
        "META-INF/manifest.xml": _manifest(),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name), content, how)
    return written.getvalue()


def _manifest():
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in {
            "/": KIND,
            "content.xml": "text/xml",
            "styles.xml": "text/xml",
            "settings.xml": "text/xml",
        }.items()
    )
    space = f'xmlns:manifest="{URN}manifest:1.0" manifest:version="1.2"'
    return f"{START}<manifest:manifest {space}>{listed}</manifest:manifest>"


def _frozen(names):
    """The first row stays in sight on each sheet; LibreOffice reads no view without a ViewId."""
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in (
            ("VerticalSplitMode", "short", 2),
            ("VerticalSplitPosition", "int", 1),
            ("PositionBottom", "int", 1),
            ("ActiveSplitRange", "short", 2),
        )
    )
    entries = "".join(
        f'<config:config-item-map-entry config:name="{escape(name)}">{items}</config:config-item-map-entry>'
        for name in names
    )
    return (
        f'{START}<office:document-settings {SPACES} office:version="1.2"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        '<config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1'
        '</config:config-item><config:config-item-map-named config:name="Tables">'
        f"{entries}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )
