"""What the process of heavy work does: one run of pandoc, from its tree to the bytes of a document.

Importable without Django. pandoc runs in its sandbox: it reads its reference document and nothing else, writes no file.
"""

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

from .tables import finished

REFERENCES = Path(__file__).parent
MEMORY = "-M512M"


class Broken(Exception):
    """pandoc gave no document; says only how it ended, never what was in it."""


def convert(tree, form, has_parts=False):
    """The tree as the bytes of a "docx" or "odt", with `has_parts` each heading 1 on a new page. Raises Broken."""
    command = [_program(), "--sandbox", "--from=json", f"--to={form}", "--output=-"]
    reference = f"--reference-doc={REFERENCES / f'reference.{form}'}"
    done = subprocess.run(
        [*command, reference, "+RTS", MEMORY, "-RTS"], input=json.dumps(tree).encode(), capture_output=True
    )
    if done.returncode or not done.stdout:
        raise Broken(f"pandoc: {done.returncode}")
    return finished(done.stdout, form, has_parts)


def _program():
    """The one that pypandoc_binary brings; its own search would first run each it finds."""
    return Path(find_spec("pypandoc").origin).parent / "files" / "pandoc"
