"""The two Markdown parsers: CommonMark without HTML, with tables, footnotes and definition lists.

Editors write Markdown. Members write as in a mail: each Enter is a new line, a bare address is a link, "•" starts a
list; a line of dashes or an indented line is no more than it looks.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from .addresses import link_bare_addresses
from .limits import bounded
from .linking import link_references
from .rendering import RENDER_RULES
from .shaping import shape_headings, shape_inline, shape_tables
from .spoken_languages import other_language
from .typed_lines import read_typed_lines

LONGEST_FOOTNOTE_NAME = 60  # characters


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    parser.use(deflist_plugin).use(footnote_plugin, inline=False)
    parser.inline.ruler.at("footnote_ref", _footnote_ref)
    for rule in (shape_headings, shape_inline, shape_tables, link_references):
        parser.core.ruler.push(rule.__name__, rule)
    for name, rule in RENDER_RULES.items():
        parser.add_render_rule(name, rule)
    return bounded(parser)


def _parser_of_typed_text() -> MarkdownIt:
    parser = _parser().disable(["code", "lheading"]).use(link_bare_addresses)
    parser.core.ruler.after("normalize", read_typed_lines.__name__, read_typed_lines)
    parser.options["breaks"] = True
    return parser


def _footnote_ref(state: StateInline, silent: bool) -> bool:
    """The plugin's rule looks for "]" until the end of the text, from every "[^"; this one looks nearby."""
    if state.src.find("]", state.pos, state.pos + LONGEST_FOOTNOTE_NAME) == -1:
        return False
    return footnote_ref(state, silent)


def _parser_of_editors() -> MarkdownIt:
    parser = _parser()
    parser.inline.ruler.before("link", other_language.__name__, other_language)
    return parser


PARSER = _parser_of_editors()
TYPED_PARSER = _parser_of_typed_text()
