"""Each of the six models as a document: empty, half, full and with hostile words in every field. It opens, holds every
word, has no place that is not marked, and Word finds it accessible."""

import io
import random
import re
import shutil
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import docx
import pytest

from privacyportal.core.documents.pandoc import convert
from products.fill_in.documents import document
from products.fill_in.examples import example_words
from products.fill_in.facts import Facts
from products.fill_in.filling import TYPED, filled_in
from products.fill_in.inspecting import papers_of
from products.fill_in.loading import IN_ORDER
from products.fill_in.words import Words
from tests.fill_in.factories import live_model
from tests.fill_in.on_paper import source_of
from tests.fill_in.opened import W, all_words, made, part_of

HOSTILE = "a & b < c {{naam}} {% x %} # kop | pijp \\ *ster* [x](https://kwaad.example) \"' שלום 😀"
STATES = ["empty", "half", "full", "hostile"]
MARK = "fff2a8"  # yellow


@cache
def model(slug):
    return live_model(source_of(slug), slug)


def words_for(definition, state):
    whole = example_words(definition)
    if state == "full":
        return whole
    if state == "half":
        return Words(dict(_half(whole.fields)), {group: [dict(_half(rows[0]))] for group, rows in _half(whole.rows)})
    if state == "hostile":
        rows = {
            group.id: [_hostile(group.fields, row) for row in whole.rows[group.id]]
            for group in definition.groups.values()
        }
        return Words(_hostile(definition.fields.values(), whole.fields), rows)
    return Words()


def _half(values):
    return random.Random(2018).sample(sorted(values.items()), len(values) // 2)


def _hostile(fields, example):
    """Dates and choices as in the example: they take no other text."""
    free = {field.id for field in fields if not (field.has_choices or field.kind.startswith("datum"))}
    return {name: HOSTILE if name in free else value for name, value in example.items()}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("slug", IN_ORDER)
def test_it_opens_and_holds_every_word_and_every_open_place_is_marked(slug, state):
    it = model(slug)
    facts = Facts(it.definition, words_for(it.definition, state))
    pieces = [piece for paper in papers_of(facts) for piece in filled_in(paper, facts).pieces]
    typed = {piece.text for piece in pieces if piece.kind == TYPED}
    still_open = {f"[{piece.text}]" for piece in pieces if piece.kind != TYPED}
    for form in ("docx", "odt"):
        content = made(it, facts.words, form)
        said = all_words(content, form)
        assert [text for text in typed if text.replace("\t", " ") not in said] == []
        assert marked(content, form) >= still_open
        assert "{{" not in said.replace(HOSTILE, "") and "\ue000" not in said
    assert bool(typed) is (state != "empty")
    assert state == "hostile" or bool(still_open) is (state != "full")  # nothing is computed from hostile words


def marked(content, form):
    """The texts in yellow."""
    if form == "docx":
        opened = docx.Document(io.BytesIO(content))
        assert opened.styles["OpenPlek"].element.find(f".//{W}shd").get(f"{W}fill") == MARK
        runs = (
            run
            for run in opened.element.body.iter(f"{W}r")
            if run.find(f"{W}rPr/{W}rStyle[@{W}val='OpenPlek']") is not None
        )
        return {"".join(text.text or "" for text in run.iter(f"{W}t")) for run in runs}
    spans = part_of(content, "content.xml").iterfind(".//{*}span")
    return {"".join(span.itertext()) for span in spans if "OpenPlek" in "".join(map(str, span.attrib.values()))}


@pytest.mark.parametrize("state", ["empty", "full"])
@pytest.mark.parametrize("slug", IN_ORDER)
def test_word_finds_it_accessible(slug, state):
    it = model(slug)
    content = made(it, words_for(it.definition, state), "docx")
    opened = docx.Document(io.BytesIO(content))
    assert (opened.core_properties.title, opened.core_properties.language) == (it.definition.title, "nl-NL")
    headings = [part for part in opened.paragraphs if part.style.name.startswith("Heading")]
    levels = [int(part.style.name[-1]) for part in headings]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    assert all(table.rows[0]._tr.find(f".//{W}tblHeader") is not None for table in opened.tables) and opened.tables
    assert all(part.text.strip() for part in opened.paragraphs) and all(part.text.strip() for part in headings)
    assert all(cell.text.strip() for table in opened.tables for cell in table.rows[0].cells)


@pytest.mark.parametrize("slug", IN_ORDER)
def test_each_document_by_itself_has_a_title_and_headings_in_order(slug):
    it = model(slug)
    facts = Facts(it.definition, example_words(it.definition))
    for paper in papers_of(facts):
        opened = docx.Document(io.BytesIO(convert(document(it, facts, [paper]).tree(), "docx")))
        levels = [int(part.style.name[-1]) for part in opened.paragraphs if part.style.name.startswith("Heading")]
        assert opened.core_properties.title == paper.title
        assert levels[0] == 1 and all(after <= before + 1 for before, after in pairwise(levels)), paper.id


@pytest.mark.deep
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_libreoffice_makes_pages_of_all(tmp_path, form):
    office = shutil.which("soffice")
    assert office, "install libreoffice-writer"
    for slug in IN_ORDER:
        for state in STATES:
            it = model(slug)
            (tmp_path / f"{slug}-{state}.{form}").write_bytes(made(it, words_for(it.definition, state), form))
    files = sorted(map(str, tmp_path.glob(f"*.{form}")))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to"]
    for kind in ("pdf", "txt:Text (encoded):UTF8"):
        done = [*command, kind, "--outdir", str(tmp_path), *files]
        subprocess.run(done, check=True, capture_output=True, timeout=400)
    assert all(Path(file).with_suffix(".pdf").read_bytes().startswith(b"%PDF") for file in files) and len(files) == 24
    for slug in IN_ORDER:
        assert re.sub(r"\s+", " ", HOSTILE) in (tmp_path / f"{slug}-hostile.txt").read_text(), slug
