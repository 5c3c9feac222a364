"""What pandoc leaves out of tables: the lines of an .odt, and in both kinds that a row stays on one page.

What somebody typed is never touched: in it each "<" is written as "&lt;", and here only whole elements are replaced.
"""

import io
import zipfile

from .house_style import BORDER, HEAD_BACKGROUND
from .new_pages import on_new_pages

LINE = f'fo:border="0.5pt solid {BORDER}" fo:padding="0.15cm"'
BARE = '<style:table-cell-properties fo:border="none" />'
CELL = '<style:style style:name="{}" style:family="table-cell">'
ROW = (
    '<style:style style:name="WholeRow" style:family="table-row">'
    '<style:table-row-properties fo:keep-together="always" /></style:style>'
)


def finished(content, form, has_parts=False):
    """The document with the tables of the house, and with `has_parts` each part (heading 1) but the first on a new page;
    the place of each file and the type in front stay as they are."""
    name, change = {"odt": ("content.xml", _open_document), "docx": ("word/document.xml", _word)}[form]
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part, _changed(data, change, form, has_parts) if part.filename == name else data)
    return made.getvalue()


def _changed(data, change, form, has_parts):
    xml = change(data.decode())
    return (on_new_pages(xml, form) if has_parts else xml).encode()


def _word(xml):
    whole = "<w:trPr><w:cantSplit />"
    return xml.replace("<w:trPr>", whole).replace("<w:tr><w:tc>", f"<w:tr>{whole}</w:trPr><w:tc>")


def _open_document(xml):
    colours = {"TableHeaderRowCell": f' fo:background-color="{HEAD_BACKGROUND}"', "TableRowCell": ""}
    for name, colour in colours.items():
        start = CELL.format(name)
        before, found, after = xml.partition(start)
        xml = before + found + after.replace(BARE, f"<style:table-cell-properties {LINE}{colour} />", 1)
    xml = xml.replace("</office:automatic-styles>", f"{ROW}</office:automatic-styles>")
    return xml.replace("<table:table-row>", '<table:table-row table:style-name="WholeRow">')
