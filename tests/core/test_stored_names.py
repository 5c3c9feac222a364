"""Where a file lies cannot be guessed: every sign of its name is drawn, and none is always the same as in a UUID."""

from types import SimpleNamespace

import pytest

from community.models import Attachment
from privacyportal.core.documents.word.pictures import Pictures
from privacyportal.core.storage import storage_path
from products import text_images
from tests.core.documents import picture

RULES = {"most_bytes": 10**6, "most_pixels": 10**6, "most_side": 100, "folder": "", "formats": {"PNG": "png"}}


def path_of_an_upload():
    return storage_path(Attachment(), "brief.pdf")


def name_of_an_image(monkeypatch):
    monkeypatch.setattr(text_images, "keep", lambda name, content: name)
    return text_images.keep_drawn("png", b"")


def name_of_a_picture_in_word():
    return Pictures({"word/a": picture()}, SimpleNamespace(**RULES))("a")[0]


@pytest.mark.parametrize("named", [path_of_an_upload, name_of_an_image, name_of_a_picture_in_word])
def test_every_sign_of_a_name_is_drawn(named, monkeypatch):
    given = (monkeypatch,) if named is name_of_an_image else ()
    names = [named(*given).rpartition("/")[2].partition(".")[0] for _ in range(100)]
    assert {len(name) for name in names} == {32}
    assert all(len(set(signs)) > 8 for signs in zip(*names, strict=True))
