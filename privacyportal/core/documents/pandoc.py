"""What the process of heavy work does: one run of pandoc, from its tree to the bytes of a document, or back.

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
    """pandoc gave nothing; says only how it ended, never what was in it."""


def convert(tree, form, has_parts=False):
    """The tree as the bytes of a "docx" or "odt", with `has_parts` each heading 1 on a new page. Raises Broken."""
    reference = f"--reference-doc={REFERENCES / f'reference.{form}'}"
    made = _run(json.dumps(tree).encode(), "--from=json", f"--to={form}", "--output=-", reference)
    return finished(made, form, has_parts)


def tree_of(content, changes):
    """The tree of a Word file; `changes` is "accept" or "reject", for those that are still open. Raises Broken."""
    return json.loads(_run(content, "--from=docx", "--to=json", f"--track-changes={changes}"))


def _run(content, *options):
    command = [_program(), "--sandbox", *options, "+RTS", MEMORY, "-RTS"]
    done = subprocess.run(command, input=content, capture_output=True)
    if done.returncode or not done.stdout:
        raise Broken(f"pandoc: {done.returncode}")
    return done.stdout


def _program():
    """The one that pypandoc_binary brings; its own search would first run each it finds."""
    return Path(find_spec("pypandoc").origin).parent / "files" / "pandoc"
