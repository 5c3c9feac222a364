"""The text of a Word file made ready for pandoc: what pandoc would lose, show or mistake is put right here, and counted.

pandoc shows hidden text, loses the line around a text box, the number of a figure and the numbers before headings, and
takes an indent for a quotation. Open changes are taken or refused here as well; only merging paragraphs is left to it.
"""

from collections import Counter

from .changes import Changes
from .drawings import Drawings
from .even_tables import EvenTables
from .languages import marked
from .lost import Lost
from .markup import W, as_field, is_on, local, make, run, value, words_of
from .numbers import OWN

UNWRAPPED = frozenset("smartTag customXml bdo dir rubyBase".split())
GONE = frozenset(
    """commentRangeStart commentRangeEnd annotationRef proofErr customXmlPr smartTagPr rubyPr rt permStart permEnd
    lastRenderedPageBreak""".split()
)
UNTOUCHED = frozenset("pPr rPr tblPr tblGrid trPr tcPr sectPr oMath oMathPara".split())
IN_FIELDS = frozenset("rPr fldChar instrText".split())
BOXES = {False: "☐", True: "☒"}  # to tick


class Shaping(Changes, Drawings, EvenTables):
    """`shape(root)` changes one part; `lost` has the counts of all parts."""

    def __init__(self, styles, numbers, takes_changes, keeps_languages=False):
        self.styles, self.numbers = styles, numbers
        self.takes_changes, self.keeps_languages = takes_changes, keeps_languages
        self.lost, self.boxes = Counter(), []
        self.is_after_list = self.is_hidden = False

    def shape(self, root, outside=frozenset()):
        """`outside` are the ids of the pictures that the file only refers to."""
        self.outside = outside
        self._walk(root)

    def _walk(self, element):
        element[:] = [shaped for child in list(element) for shaped in self._shaped(child)]
        return element

    def _shaped(self, element):
        """What stands in the place of `element`."""
        name = local(element)
        if name in GONE:
            return []
        if name in UNTOUCHED:
            return [element]
        if name in UNWRAPPED:
            return list(self._walk(element))
        act = getattr(self, f"_{name}", None)
        return act(element) if act else [self._walk(element)]

    def _p(self, paragraph):
        style = value(paragraph, "pPr/pStyle")
        if self.styles.is_contents(style):
            self.lost[Lost.CONTENTS] = 1
            return []
        outer, self.boxes, self.last_change = (self.boxes, self.is_hidden), [], None
        self.is_hidden = self.styles.hides(style)
        self._walk_line(paragraph)
        mine, (self.boxes, self.is_hidden) = self.boxes, outer
        if (layout := paragraph.find(f"{W}pPr")) is None:
            self.is_after_list = False
        else:
            self._number(paragraph, style, layout)
        return [paragraph, *mine]

    def _walk_line(self, element):
        self._walk(element)
        if self.keeps_languages:
            marked(element)
        return element

    def _hyperlink(self, link):
        return [self._walk_line(link)]

    def _number(self, paragraph, style, layout):
        """Its place in a list, or its number as text; an indent is only kept for what goes on in a list."""
        number, level = self._own_number(paragraph, style, layout)
        place, known = self.numbers.level(number, level, style)
        is_heading = self.styles.is_heading(style) or value(paragraph, "pPr/outlineLvl") in list("012345678")
        if known:
            shown = self.numbers.next(number, place)
            if not known.is_bullet and (is_heading or known.has_words):
                self._write_number(paragraph, layout, shown)
                known = None
            elif not (known.is_bullet or known.is_plain):
                self.lost[Lost.LETTERS] = 1
        self._indent(layout, bool(known) and not is_heading)

    def _own_number(self, paragraph, style, layout):
        number, level = value(paragraph, "pPr/numPr/numId"), value(paragraph, "pPr/numPr/ilvl")
        if number is None and (listed := self.styles.listed(style)):
            kind, level = listed
            layout.append(_place_in_list(OWN[kind], str(level)))
            return OWN[kind], str(level)
        if number is None:
            number, of_style = self.styles.numbered(style)
            level = level if level is not None else of_style
        return number, level

    def _write_number(self, paragraph, layout, shown):
        for place in layout.findall(f"{W}numPr"):
            layout.remove(place)
        layout.append(_place_in_list("0", "0"))
        if shown.strip() and words_of(paragraph).strip():
            paragraph.insert(list(paragraph).index(layout) + 1, run(f"{shown.strip()} "))
            self.lost[Lost.NUMBERS] += 1

    def _indent(self, layout, is_item):
        indents = layout.findall(f"{W}ind")
        goes_on = self.is_after_list and indents
        self.is_after_list = is_item or bool(goes_on)
        for indent in [] if self.is_after_list else indents:
            layout.remove(indent)

    def _r(self, run_):
        if not self.in_change:
            self.last_change = None
        if self._is_hidden(run_):
            self.lost[Lost.HIDDEN] += bool(words_of(run_).strip())
            run_[:] = [child for child in run_ if local(child) in IN_FIELDS]
            return [run_]
        if (base := run_.find(f"{W}ruby/{W}rubyBase")) is not None:
            return list(self._walk(base))
        return [*_chosen(run_), self._walk(run_)]

    def _is_hidden(self, run_):
        if value(run_, "rPr/vanish") is not None:
            return is_on(run_, "rPr/vanish")
        return self.is_hidden or self.styles.hides(value(run_, "rPr/rStyle"))

    def _fldSimple(self, field):
        """What it shows; a link stays one."""
        inside, does = list(self._walk(field)), field.get(f"{W}instr", "")
        return as_field(does, inside) if does.split()[:1] == ["HYPERLINK"] else inside

    def _cr(self, element):
        return [make("br")]

    def _commentReference(self, element):
        self.lost[Lost.COMMENTS] += 1
        return []

    def _sdt(self, control):
        gallery = value(control, "sdtPr/docPartObj/docPartGallery")
        if gallery == "Table of Contents":
            self.lost[Lost.CONTENTS] = 1
            return []
        return [self._walk(control)]

    def _AlternateContent(self, element):
        """The newest form, of which there is always one older."""
        return [shaped for child in list(element)[:1] for shaped in self._walk(child)]


def _chosen(run_):
    """What was ticked or chosen in a field of a form, which stands in no text of the file."""
    about = run_.find(f"{W}fldChar/{W}ffData")
    box, choices = (None if about is None else about.find(f"{W}{name}") for name in ("checkBox", "ddList"))
    if box is not None:
        ticked = is_on(box, "checked") if box.find(f"{W}checked") is not None else is_on(box, "default")
        return [run(BOXES[ticked])]
    return [] if choices is None else [run(_choice(choices))]


def _choice(choices):
    entries = [entry.get(f"{W}val", "") for entry in choices.findall(f"{W}listEntry")]
    number = value(choices, "result") or value(choices, "default") or "0"
    return entries[int(number)] if number in map(str, range(len(entries))) else ""


def _place_in_list(number, level):
    return make("numPr", make("ilvl", val=level), make("numId", val=number))
