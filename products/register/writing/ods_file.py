"""An OpenDocument spreadsheet of text, written by hand: a few parts, and nothing in it that runs."""

from html import escape  # that of xml.sax loads half the internet

from .notes import ONE_OF_THESE, ROWS, letters_of, note_text
from .ods_package import ods_package

COLUMN, HEADING, TEXT = "co1", "ce1", "ce2"  # LibreOffice 7.4 crashes on saving when a name has no two letters first
STYLES = (
    f'<office:automatic-styles><style:style style:name="{COLUMN}" style:family="table-column">'
    '<style:table-column-properties style:column-width="5cm"/></style:style>'
    f'<style:style style:name="{HEADING}" style:family="table-cell">'
    '<style:table-cell-properties fo:background-color="#dce6f1" fo:wrap-option="wrap" style:cell-protect="protected"/>'
    f'<style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="{TEXT}"'
    ' style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:cell-protect="none"/></style:style>'
    "</office:automatic-styles>"
)


def ods_file(rows):
    """The bytes of one sheet `Register`, its headings in sight and with filters."""
    return ods_package([("Register", _rows(rows), "")], "", _filter(len(rows[0]), len(rows)), STYLES)


def ods_template(table):
    """The empty register of this Table with choices and notes, and the worked rows on a sheet of their own."""
    names = [column.name for column in table.columns]
    examples = [names, *([row[column.number] for column in table.columns] for row in table.rows)]
    heads = "".join(_cell(column.name, HEADING, note_text(column)) for column in table.columns)
    empty = "".join(_empty(column) for column in table.columns)
    lines = f"<table:table-row>{heads}</table:table-row>"
    lines += f'<table:table-row table:number-rows-repeated="{ROWS}">{empty}</table:table-row>'
    protected = ' table:protected="true"'
    sheets = [("Register", _columns(len(names)) + lines, protected), ("Voorbeelden", _rows(examples), "")]
    return ods_package(sheets, _validations(table), _filter(len(names), ROWS + 1), STYLES)


def _rows(rows):
    head, *others = rows
    lines = [_row(head, HEADING), *(_row(row, TEXT) for row in others)]
    return _columns(len(head)) + "".join(lines)


def _columns(width):
    look = f'table:style-name="{COLUMN}" table:default-cell-style-name="{TEXT}"'
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
    return f'<table:table-cell table:style-name="{TEXT}"{choice}/>'


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
