"""Of a register nothing stays: no row, no file (also while we read it), no cookie and no line in a log."""

import os
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from privacyportal.core.slow_visitors import Clock, Unhurried
from tests.register.sheets import xlsx
from tests.register.test_check_page import CHECK, FULL, NAMES, bare, field_of, renamed

SECRET = "Geheimwoord Zeldzaam"
LARGE = 3 * 1024**2  # more than Django and gunicorn's body would keep in memory


@pytest.fixture
def written(monkeypatch):
    """What is opened to write in, with or without a name, except the locks of heavy work."""
    paths, really = [], os.open

    def watched(path, flags, *args, **kwargs):
        if flags & (os.O_WRONLY | os.O_RDWR) and "/heavy-work/slot-" not in str(path) and path != os.devnull:
            paths.append(str(path))
        return really(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", watched)
    return paths


def files_in(*folders):
    return {path for folder in folders for path in Path(folder).rglob("*") if path.is_file()}


@pytest.mark.django_db
def test_a_large_file_is_in_no_file_of_ours_while_we_read_it(client, written, settings):
    before = files_in(settings.DATA_DIR)
    rows = "\n".join([";".join(NAMES), ";".join([SECRET, *FULL[1:]])])
    notes = f"\n;;{SECRET}\n" + (" " * 30_000 + "\n") * (LARGE // 30_000)
    answer = client.post(CHECK, {"file": SimpleUploadedFile(f"{SECRET}.csv", (rows + notes).encode())})
    assert "Wij herkennen 25 van de 25 kolommen" in answer.text
    assert written == []
    assert files_in(settings.DATA_DIR) - before <= {settings.DATA_DIR / f"heavy-work/slot-{n}" for n in (0, 1)}


@pytest.mark.parametrize("address", [CHECK, "/modellen/register/voorbeeld/"])
def test_what_a_visitor_sends_waits_for_its_page_in_no_file(address, written):
    def application(environ, start_response):
        start_response("200 OK", [])
        return HttpResponse(len(environ["wsgi.input"].read()))

    asked = {"REQUEST_METHOD": "POST", "PATH_INFO": address, "CONTENT_LENGTH": str(LARGE)}
    asked |= {"gunicorn.socket": object(), "wsgi.input": BytesIO(b"x" * LARGE)}
    answer = Unhurried(application, Clock())(asked, lambda status, headers: None)
    assert b"".join(answer) == str(LARGE).encode()
    assert written == []


@pytest.mark.django_db
def test_no_row_no_cookie_and_no_line_of_a_log_stays_after_every_step(client, caplog, written):
    caplog.set_level("DEBUG")
    before = {model: list(model.objects.values_list("pk", flat=True)) for model in apps.get_models()}
    file = SimpleUploadedFile(f"{SECRET}.xlsx", xlsx([NAMES, renamed(bare(6), 1, SECRET)]))
    written.clear()  # openpyxl made the file of this test on the disk
    headings = client.post(CHECK, {"file": file})
    field = {"gelezen": field_of(headings.text)}
    steps = [{}, {"fout": "leeg-doel"}, {"stap": "koppen"}, {"download": "csv"}, {"download": "json-openbaar"}]
    answers = [headings, *(client.post(CHECK, field | step) for step in steps)]
    file.seek(0)
    answers.append(client.post(CHECK, {"file": file}, headers={"accept": "application/json"}))
    assert [answer.status_code for answer in answers] == [200] * 7
    assert SECRET in answers[1].text
    assert {model: list(model.objects.values_list("pk", flat=True)) for model in apps.get_models()} == before
    assert written == []
    assert SECRET not in caplog.text
    assert not client.cookies
    assert all("no-store" in answer["Cache-Control"] for answer in answers)


def test_we_would_see_a_file_without_a_name(written):
    with tempfile.TemporaryFile():
        assert len(written) == 1
