"""What pandoc leaves out of an .odt: the lines of a table. Its cells get them here, in the colours of the house."""

import io
import zipfile

from .house_style import BORDER, HEAD_BACKGROUND

CELLS = {
    "TableHeaderRowCell": f'fo:border="0.5pt solid {BORDER}" fo:background-color="{HEAD_BACKGROUND}" fo:padding="0.15cm"',
    "TableRowCell": f'fo:border="0.5pt solid {BORDER}" fo:padding="0.15cm"',
}
START = '<style:style style:name="{}" style:family="table-cell">'
BARE = '<style:table-cell-properties fo:border="none" />'


def with_lines_in_tables(content):
    """The same document; the place of each part and the type in front stay as they are."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part, _lined(data) if part.filename == "content.xml" else data)
    return made.getvalue()


def _lined(content):
    """Only in front of the text: what somebody typed is never touched."""
    styles, body, rest = content.decode().partition("<office:body>")
    for name, properties in CELLS.items():
        before, start, after = styles.partition(START.format(name))
        styles = before + start + after.replace(BARE, f"<style:table-cell-properties {properties} />", 1)
    return (styles + body + rest).encode()
