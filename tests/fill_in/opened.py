"""What stands in the documents of a model for who opens them: in the preview, Word and OpenDocument, line by line."""

import io
import re
import zipfile
from xml.etree import ElementTree

import docx
import html5lib

from privacyportal.core.documents.pandoc import convert
from products.fill_in.documents import DEVIATIONS, chosen_papers, document
from products.fill_in.facts import Facts
from products.fill_in.forms import FillInForm, data_of
from products.fill_in.preview_page import PreviewPage

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
WORD_SIGNS = {f"{W}br": "\n", f"{W}tab": " ", f"{W}softHyphen": "\xad", f"{W}noBreakHyphen": "\u2011"}
OF_TEXT = {f"{W}softHyphen", f"{W}noBreakHyphen", f"{W}t", f"{W}r", f"{W}rPr", f"{W}rFonts", f"{TEXT}s", f"{TEXT}tab"}
BLOCKS = {*("p", "li", "td", "th", "dt", "dd", "div", "ol", "ul", "table"), *(f"h{level}" for level in range(1, 7))}
ENDS = (f"Bijlage: {DEVIATIONS.lower()}", "Colofon")


def preview_of(model, words):
    """The PreviewPage of these Words, typed in the form."""
    form = FillInForm(model.definition, data_of(model.definition, words))
    assert form.is_valid(), form.errors
    return PreviewPage(model, form)


def made(model, words, form):
    """The bytes of all documents together."""
    facts = Facts(model.definition, words)
    return convert(document(model, facts, chosen_papers(facts, "alles")).tree(), form)


def preview_lines(page):
    """Each line that a reader sees, of all papers."""
    return [line for paper in page.papers for line in [paper.title, *_lines(_html_text(_tree(paper.html)))]]


def document_lines(content, form, papers=1):
    """The same of a document that holds so many papers."""
    lines = _lines(all_words(content, form))
    for end in reversed(ENDS):
        lines = lines[: len(lines) - 1 - lines[::-1].index(end)] if end in lines else lines
    return lines if papers == 1 else lines[1:]  # of more than one, the title is that of the model


def all_words(content, form):
    """The text of the whole document, annex and colophon too, with a line for each paragraph."""
    if form == "docx":
        parts = docx.Document(io.BytesIO(content)).element.body.iter(f"{W}p")
        return "\n".join("".join(map(_word_text, part.iter())) for part in parts)
    parts = part_of(content, "content.xml").find(".//{*}text").iter()
    return "\n".join(_open_text(part) for part in parts if part.tag in (f"{TEXT}p", f"{TEXT}h"))


def part_of(content, name):
    return ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(name))


def shape_of_html(page):
    """Every tag of the papers with its attributes, in order; no text."""
    return [(part.tag, sorted(part.items())) for paper in page.papers for part in _tree(paper.html).iter()]


def shape_of_xml(content, name):
    """Every tag in order, but for what a text is made of."""
    return [part.tag for part in part_of(content, name).iter() if part.tag not in OF_TEXT]


def _lines(text):
    return [line.strip() for line in text.replace("\t", " ").split("\n") if line.strip()]


def _tree(html):
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def _html_text(part):
    if part.get("class") == "why":
        return ""
    inside = _own(part.text) + "".join(_html_text(child) + _own(child.tail) for child in part)
    if part.tag == "br":
        return "\n"
    return f"\n{inside}\n" if part.tag in BLOCKS else inside


def _own(text):
    """A line break of the HTML itself is white; that of who typed is a tag."""
    return re.sub("[\t\n]", " ", text or "")


def _word_text(part):
    return part.text or "" if part.tag == f"{W}t" else WORD_SIGNS.get(part.tag, "")


def _open_text(part):
    signs = {f"{TEXT}s": " " * int(part.get(f"{TEXT}c", 1)), f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
    inside = "".join(_open_text(child) + (child.tail or "") for child in part)
    return signs.get(part.tag, "") + (part.text or "") + inside
