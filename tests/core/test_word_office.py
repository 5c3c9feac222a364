"""Word files that LibreOffice wrote come in as well as those of Word; also one of sixty pages, in seconds."""

import io
import resource
import shutil
import subprocess
import time

import pytest
from pypdf import PdfReader

from privacyportal.core.markdown import check_markdown

from . import documents as make
from . import open_document_files as writer
from .test_word import brought, said
from .test_word_hostile import read

pytestmark = [pytest.mark.deep, pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")]
MEGABYTES = 1500  # of which a process of heavy work may have at most


@pytest.fixture
def office(tmp_path):
    """`office(xml)` is what LibreOffice writes of it; `office(content, "docx", "pdf")` of another kind."""

    def write(content, kind="fodt", to="docx"):
        source = tmp_path / f"stuk.{kind}"
        source.write_bytes(content if isinstance(content, bytes) else content.encode())
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", to]
        subprocess.run([*command, "--outdir", tmp_path, source], check=True, capture_output=True, timeout=180)
        return (tmp_path / f"stuk.{to}").read_bytes()

    return write


def test_lists_tables_notes_links_and_pictures(office):
    body = writer.paragraph("Gids", "Title") + writer.contents() + writer.heading("Doel")
    body += writer.items("een", ["onder een", "nog een"], "twee")
    body += writer.table(["a", "b"], ["c | d", "e"], merged="samen")
    body += writer.paragraph(f"Zie {writer.link('de AP', 'https://ap.nl/')}.{writer.note('Artikel 5, *lid 1*.')}")
    body += writer.paragraph(writer.picture(make.picture(), "Een vlak"))
    came = brought(office(writer.document(body)))
    (name,) = came.pictures
    assert came.text == (
        "## Doel\n\n1. een\n   - onder een\n   - nog een\n2. twee\n\n| a | b |\n| --- | --- |\n| c \\| d | e |\n| samen |  |"
        f"\n\nZie [de AP](https://ap.nl/).[^1]\n\n![Een vlak](/media/images/{name})\n\n[^1]: Artikel 5, \\*lid 1\\*."
    )
    assert (came.title, came.lost) == ("Gids", {"contents": 1, "cells": 1})


def test_a_text_box_and_a_comment(office):
    body = writer.paragraph(f"Voor {writer.text_box('In het kader.')}na.{writer.comment('klopt dit?')}")
    text, lost = said(office(writer.document(body)))
    assert text.replace("  ", " ") == "Voor na.\n\nIn het kader." and lost == {"boxes": 1, "comments": 1}


@pytest.mark.parametrize(
    ("takes", "text", "lost"), [(True, "Dit komt.", {"taken": 2}), (False, "Dit gaat.", {"refused": 2})]
)
def test_open_changes(office, takes, text, lost):
    changes = writer.change(1, "insertion") + writer.change(2, "deletion", writer.paragraph("gaat"))
    body = writer.paragraph(f"Dit {writer.inserted(1, 'komt')}{writer.deleted(2)}.")
    assert said(office(writer.document(body, changes)), takes_changes=takes) == (text, lost)


@pytest.mark.alone
@pytest.mark.usefixtures("processes_as_in_production")
def test_sixty_pages_come_over_in_seconds(office):
    content = office(writer.long(69))
    assert len(PdfReader(io.BytesIO(office(content, "docx", "pdf"))).pages) >= 60
    began = time.monotonic()
    came = read(content)
    seconds, peak = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    check_markdown(came.text)
    assert came.came == {"headings": 81, "lists": 138, "tables": 14, "notes": 276, "links": 276, "images": 7}
    assert came.lost == {"contents": 1, "boxes": 5, "comments": 6} and seconds < 20 and peak < MEGABYTES
    print(f"{len(came.text)} characters in {seconds:.1f} s; the largest child had {peak} MB")
