"""The XML of a Word file as a tree: read with limits, and written with the prefixes that pandoc knows."""

import re
from xml.etree import ElementTree
from xml.parsers import expat

from ...files import FileRefused, Refusal
from ...files.markup import Budget, parse

DEEPEST = 150  # elements in each other; a table in a text box in a table in a list has about fifty
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
W, R, OFFICE = (f"{{{SPACES[prefix]}}}" for prefix in ("w", "r", "o"))
# What Word calls "Strict" has other names for the same things; pandoc knows only the usual ones.
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(wordprocessingml|drawingml|officeDocument)/")
OFF = ("0", "false", "off", "none")


def read(xml, budget):
    """The root of one part. Raises FileRefused for what declares things of its own, is too deep or too much."""
    _check(xml, budget)
    return ElementTree.fromstring(STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", xml))


def _check(xml, budget: Budget):
    depth = 0

    def start(name, attributes):
        nonlocal depth
        budget.spend()
        depth += 1
        if depth > DEEPEST:
            raise FileRefused(Refusal.TOO_MUCH)

    def end(name):
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parse(xml, parser)


def written(root):
    for prefix, space in SPACES.items():
        ElementTree.register_namespace(prefix, space)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def make(path, *children, **attributes):
    """`make("r", …)`: an element of Word with attributes of Word."""
    element = ElementTree.Element(f"{W}{path}", {f"{W}{name}": value for name, value in attributes.items()})
    element.extend(children)
    return element


def run(text):
    """A run of plain text."""
    words = make("t")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return make("r", words)


def as_field(does, shown):
    """The runs of a field that does `does` and shows the runs of `shown`."""
    told = make("instrText")
    told.text = does
    begin, between, end = (make("r", make("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end"))
    return [begin, make("r", told), between, *shown, end]


def local(element):
    return element.tag.rpartition("}")[2]


def value(element, path):
    """`value(p, "pPr/pStyle")`: what its attribute `val` says; None without such an element."""
    found = element.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else found.get(f"{W}val", "")


def is_on(element, path):
    """Whether a switch such as `rPr/vanish` is there and not turned off."""
    said = value(element, path)
    return said is not None and said not in OFF


def words_of(element):
    return "".join(piece.text or "" for piece in element.iter(f"{W}t"))
