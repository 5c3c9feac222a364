"""A file comes in under a clean name and leaves as a download."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from privacyportal.core.downloads import download_response
from privacyportal.core.files import clean_name, receive


@pytest.mark.parametrize(
    ("given", "kept"),
    {
        "brief.pdf": "brief.pdf",
        "Café één – Súdwest.PDF": "Café één – Súdwest.pdf",
        "../../etc/passwd.txt": "passwd.txt",
        "C:\\Users\\jan\\brief.docx": "brief.docx",
        "brief\u202efdp.exe": "brieffdp.exe",
        "a\x00b\r\nc\td.txt": "abcd.txt",
        "a\u00a0\u2028 b.txt": "a b.txt",
        "e\u0301.txt": "é.txt",
        'wat <is> "dit"?.txt': "wat -is- -dit--.txt",
        "...": "bestand",
        ".pdf": "pdf",
        "": "bestand",
        " . txt": "txt",
        "a.b.c.csv": "a.b.c.csv",
    }.items(),
)
def test_a_file_name_is_only_a_name(given, kept):
    assert clean_name(given) == kept


def test_a_long_file_name_keeps_its_extension():
    assert clean_name("a" * 300 + ".docx") == "a" * 95 + ".docx"


def test_a_download_is_a_download_whatever_it_is():
    response = download_response(ContentFile(b"<script>"), "Café.txt", "text/plain")
    assert b"".join(response) == b"<script>"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''Caf%C3%A9.txt"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/csv; charset=utf-8", "text/csv; charset=utf-8"),
        ("image/png", "image/png"),
    ],
)
def test_a_text_says_in_which_signs_it_is_written(stored, said):
    assert download_response(ContentFile("é".encode()), "x", stored)["Content-Type"] == said


@pytest.mark.parametrize(
    "name, found",
    [
        ("bsn_111222333.txt", {"111222333"}),
        ("dossier 111.222.333 (2).txt", {"111222333"}),
        ("1112\u200b22333_jan.txt", {"111222333"}),
        ("mail van jan@utrecht.nl.txt", {"jan@utrecht.nl"}),
        ("brief_jan@utrecht.nl_2.txt", {"jan@utrecht.nl"}),
        ("06-12345678.txt", {"06-12345678"}),
        ("2026-11-26 verslag_v2.txt", set()),
        ("IMG_20261126_111222.txt", set()),
    ],
)
def test_what_the_name_of_a_file_tells_of_a_person_is_found_in_the_file(name, found):
    received = receive(SimpleUploadedFile(name, b"Een regel."))
    assert {finding.text for finding in received.found} == found
