"""A visitor fetches one stylesheet and one script, small and kept for a year."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import override_settings

from privacyportal.core.stylesheet import COMMENT, NOT_PREPARED, join_imports
from tests.serving import Gunicorn

CSS = Path("static/css")
KILOBYTE = 1024


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    root = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=root):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield root


def test_every_part_stands_in_the_one_stylesheet_in_its_own_layer(collected):
    text = (collected / staticfiles_storage.stored_name("css/site.css")).read_text()
    assert text.startswith("@layer tokens, base, layout, components, print;")
    assert "@import" not in text
    for part in CSS.glob("components/*.css"):
        assert COMMENT.sub("", part.read_text()).strip() in text
    assert text.index("@layer base {") < text.index("@layer components {") < text.index("@layer print {")


def test_the_name_changes_with_the_text_and_collecting_again_changes_nothing(collected):
    first = staticfiles_storage.stored_name("css/site.css")
    assert re.fullmatch(r"css/site\.[0-9a-f]{12}\.css", first)
    call_command("collectstatic", interactive=False, verbosity=0)
    assert staticfiles_storage.stored_name("css/site.css") == first


def test_a_part_that_is_missing_stops_the_build(settings, tmp_path):
    (tmp_path / "css").mkdir()
    (tmp_path / "css/site.css").write_text('@import "gone.css" layer(base);\n')
    settings.STATICFILES_DIRS = [tmp_path]
    with pytest.raises(FileNotFoundError, match=r"gone\.css"):
        join_imports("css/site.css")


@pytest.mark.parametrize(("name", "budget"), [("css/site.css", 10), ("js/enhance.js", 5)])
def test_what_every_page_fetches_stays_within_the_budget(collected, name, budget):
    compressed = collected / f"{staticfiles_storage.stored_name(name)}.gz"
    assert compressed.stat().st_size <= budget * KILOBYTE


def test_raw_colours_and_sizes_stand_in_the_tokens_only():
    raw = re.compile(r"#[0-9a-f]{3,8}\b|\b\d*\.?\d+(px|rem|em|pt|cm|ch)\b")
    for part in CSS.rglob("*.css"):
        if part.name != "tokens.css":
            text = re.sub(r"@media[^{]*|/\*.*?\*/", "", part.read_text(), flags=re.DOTALL)
            assert not raw.search(text), f"{part} has the raw value {raw.search(text)[0]}"


def test_nothing_is_important_and_every_token_that_is_used_exists():
    text = join_imports("css/site.css")
    assert "!important" not in text
    used = set(re.findall(r"var\((--[\w-]+)", text))
    assert used <= set(re.findall(r"(--[\w-]+):", text))


def test_a_server_that_was_never_prepared_says_so_and_ends(tmp_path):
    """It would have answered each visitor with nothing: its error pages have no stylesheet either."""
    with pytest.raises(AssertionError, match=NOT_PREPARED), Gunicorn(tmp_path):
        pass
