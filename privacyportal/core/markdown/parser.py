"""The one Markdown parser: CommonMark without HTML, with tables, footnotes and definition lists."""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from .rendering import RENDER_RULES
from .shaping import shape_headings, shape_inline, shape_tables

LONGEST_FOOTNOTE_NAME = 60  # characters


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.use(deflist_plugin).use(footnote_plugin, inline=False)
    parser.inline.ruler.at("footnote_ref", _footnote_ref)
    for rule in (shape_headings, shape_inline, shape_tables):
        parser.core.ruler.push(rule.__name__, rule)
    for name, rule in RENDER_RULES.items():
        parser.add_render_rule(name, rule)
    return parser


def _footnote_ref(state: StateInline, silent: bool) -> bool:
    """The plugin's rule looks for "]" until the end of the text, from every "[^"; this one looks nearby."""
    if state.src.find("]", state.pos, state.pos + LONGEST_FOOTNOTE_NAME) == -1:
        return False
    return footnote_ref(state, silent)


PARSER = _parser()
