"""What our documents point at is there: files, headings, commands and settings."""

import re

import pytest
from django.core.management import get_commands

from tests.test_repository import ROOT

DOCUMENTS = sorted(
    [
        *ROOT.glob("docs/**/*.md"),
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")),
    ]
)
FOLDERS = "core|docs|deploy|tests|fixtures|products|community|privacyportal|templates|static"


def anchors(text):
    """As GitHub makes them of headings."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.fixture(params=DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def document(request):
    return request.param


def test_each_link_leads_to_a_file_and_a_heading(document):
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", document.read_text()):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (document.parent / name) if name else document
        if not file.exists() or (anchor and anchor not in anchors(file.read_text())):
            broken.append(target)
    assert broken == []


def test_each_command_that_is_named_exists(document):
    text = document.read_text()
    commands = set(re.findall(r"manage\.py ([a-z_]+)", text))
    targets = set(re.findall(r"\bmake ([a-z][a-z-]+)\b", text))
    modules = set(re.findall(r"python -m (tests\.[a-z_.]+)", text))
    assert commands <= set(get_commands())
    assert targets - set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)) == set()
    assert [name for name in modules if not _is_a_module(name)] == []


def _is_a_module(name):
    path = ROOT / name.rstrip(".").replace(".", "/")
    return path.with_suffix(".py").exists() or (path / "__main__.py").exists()


def test_each_file_that_is_named_exists(document):
    """Words in code that begin with a folder of ours."""
    text = document.read_text()
    named = re.findall(
        r"`((?:core|docs|deploy|tests|fixtures|products|community|privacyportal|templates|static)/[\w./-]+)`", text
    )
    folders = ("", "privacyportal/")
    assert [name for name in named if not any((ROOT / folder / name).exists() for folder in folders)] == []
