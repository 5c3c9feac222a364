"""The documents of a model as a person sees them before she downloads them, with what is still open and what looks wrong."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from privacyportal.core.markdown import render_markdown
from privacyportal.core.signs import clean_text

from .filling import SIGN, TYPED, WHY_END, WHY_START, filled_in, put_in
from .form_page import FormPage
from .inspecting import open_pieces, papers_of, points_of, warnings_of

WHY_OPEN = '<details class="why"><summary>Waarom staat dit hier?</summary>'
WHY_SHUT = "</details>"
HTML_TAG = re.compile(r'<[a-z](?:"[^"]*"|[^">])*>')


@dataclass(frozen=True)
class ShownPaper:
    id: str
    title: str
    html: SafeString


class PreviewPage(FormPage):
    @cached_property
    def papers(self):
        return [self._paper(paper) for paper in papers_of(self.facts)]

    @cached_property
    def open_pieces(self):
        return open_pieces(self.facts)

    @cached_property
    def points(self):
        return points_of(self.facts)

    @property
    def points_open(self):
        return [point for point, is_there, _at in self.points if not is_there]

    @cached_property
    def warnings(self):
        return warnings_of(self.facts)

    def _paper(self, paper):
        filled = filled_in(paper, self.facts, with_why=True)
        html = render_markdown(filled.markdown, id_prefix=f"{paper.id}-", top_level=3, table_label=paper.title)
        html = html.replace(f"<p>{WHY_START}</p>", WHY_OPEN).replace(f"<p>{WHY_END}</p>", WHY_SHUT)
        html = HTML_TAG.sub(
            lambda tag: SIGN.sub("", tag[0]), html
        )  # a place in an attribute, such as the title of a link
        return ShownPaper(paper.id, paper.title, mark_safe(put_in(html, filled, _shown)))


def _shown(piece):
    """A piece as HTML: what somebody typed is a text, and nothing else."""
    if piece.kind == TYPED:
        return format_html('<mark class="filled-in">{}</mark>', _lines(piece.text))
    return format_html('<a class="open-place" href="#id_{}">[{}]</a>', piece.at, piece.text)


def _lines(text):
    return mark_safe("<br>".join(escape(line) for line in clean_text(text).split("\n")))
