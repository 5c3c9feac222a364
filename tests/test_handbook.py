"""The handbooks say what is on the screen: each name in bold stands somewhere in our sources, and each picture is there."""

import re
from functools import cache
from pathlib import Path

import django
import pytest
from PIL import Image

from tests.test_docs import ROOT

FOLDER = ROOT / "docs/handboek"
HANDBOOKS = sorted(FOLDER.glob("*.md"))
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
ROOMS = ("privacyportal", "products", "community")
DUTCH_OF_DJANGO = ("contrib/admin", "contrib/auth")
MOST_BYTES, MOST_BYTES_TOGETHER = 120_000, 2_000_000


@cache
def words_on_screens():
    """Every source that can put words on a screen: our templates and code, and the Dutch of Django's own admin."""
    ours = [*ROOT.glob("templates/**/*.html"), *(file for room in ROOMS for file in ROOT.glob(f"{room}/**/*.py"))]
    home = Path(django.__file__).parent
    theirs = [home / app / "locale/nl/LC_MESSAGES/django.po" for app in DUTCH_OF_DJANGO]
    texts = [file.read_text(encoding="utf-8") for file in ours if "migrations" not in file.parts]
    texts += ["\n".join(re.findall(r'^msgstr "(.+)"$', file.read_text("utf-8"), re.MULTILINE)) for file in theirs]
    return "\n".join(texts)


def is_on_a_screen(name):
    """Between signs that end a name: `Publiceer` is not found in `Publiceerde`. Lists begin with a capital only there."""
    first, rest = re.escape(name[0]), re.escape(name[1:])
    whole = rf"(?<![\w-])(?:{first}|{re.escape(name[0].lower())}){rest}(?![\w-])"
    return re.search(whole, words_on_screens()) is not None


def named(text):
    """What the reader looks for; the admin itself writes `toevoegen` behind the name of what is added."""
    return {name.removesuffix(" toevoegen") for name in re.findall(r"\*\*(.+?)\*\*", " ".join(text.split()))}


@pytest.fixture(params=HANDBOOKS, ids=lambda path: path.stem)
def handbook(request):
    return request.param.read_text(encoding="utf-8")


def test_there_is_a_handbook_for_editors_and_one_for_moderators():
    assert [path.stem for path in HANDBOOKS] == ["moderatie", "redactie"]


def test_each_name_in_bold_stands_on_a_screen(handbook):
    names = named(handbook)
    assert len(names) > 40
    assert sorted(name for name in names if not is_on_a_screen(name)) == []


def test_a_name_that_is_on_no_screen_is_found_out():
    assert is_on_a_screen("Bewaar als concept") and is_on_a_screen("Kennisproducten") and is_on_a_screen("Opslaan")
    assert not is_on_a_screen("Bewaar het concept nu") and not is_on_a_screen("Publicee")


def test_each_picture_is_there_and_small_and_told_in_words(handbook):
    pictures = PICTURE.findall(handbook)
    assert len(pictures) >= 6
    for words, target in pictures:
        file = FOLDER / target
        assert len(words) > 30 and file.stat().st_size < MOST_BYTES, target
        with Image.open(file) as image:
            assert image.width == 1280 and image.mode == "P" and not image.info.get("exif"), target


def test_no_picture_lies_there_unused():
    used = {target for path in HANDBOOKS for _, target in PICTURE.findall(path.read_text(encoding="utf-8"))}
    files = list((FOLDER / "beeld").iterdir())
    assert {f"beeld/{file.name}" for file in files} == used
    assert sum(file.stat().st_size for file in files) < MOST_BYTES_TOGETHER


def test_each_task_stands_in_the_list_at_the_top(handbook):
    headings = re.findall(r"^## (.+)$", handbook, re.MULTILINE)
    assert headings == re.findall(r"^- \[([^\]]+)\]\(#", handbook, re.MULTILINE)
