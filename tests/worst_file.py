"""The file that is dearest to clean for its size: a spreadsheet of some 260 kB in which 100,000 people made a note."""

import io
import re
import zipfile

from openpyxl import Workbook
from openpyxl.comments import Comment

AUTHORS = 100_000


def worst_file():
    plain = io.BytesIO()
    book = Workbook()
    book.active["A1"].comment = Comment("Een notitie.", "Anna")
    book.save(plain)
    written = io.BytesIO()
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.startswith("xl/comments"):
                content = re.sub(rb"<authors>.*</authors>", b"<authors>" + _authors() + b"</authors>", content)
            target.writestr(name, content)
    return written.getvalue()


def _authors():
    return b"".join(b"<author>Persoon %d</author>" % number for number in range(AUTHORS))
