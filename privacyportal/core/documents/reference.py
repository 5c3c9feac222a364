"""Makes reference.docx and reference.odt again: `python -m privacyportal.core.documents.reference`.

Both come from house_style.py alone and are ours (EUPL-1.2, as all that is here); nothing of another's template is in them.
"""

import io
import zipfile
from pathlib import Path

from . import reference_docx, reference_odt

PLACE = Path(__file__).parent
DAY = (2026, 1, 1, 0, 0, 0)  # the same bytes whenever it is made


def made(kind):
    """The bytes of the reference document of this kind."""
    parts, content = {"docx": reference_docx.parts, "odt": reference_odt.parts}[kind](), io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in parts.items():
            way = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, DAY), text, compress_type=way)
    return content.getvalue()


if __name__ == "__main__":
    for kind in ("docx", "odt"):
        (PLACE / f"reference.{kind}").write_bytes(made(kind))
