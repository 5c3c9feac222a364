"""How much Markdown we accept, so that any accepted text is shown within two seconds."""

from django.core.exceptions import ValidationError
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline

from ..numbers import characters

MAX_LENGTH = 200_000  # characters; a forum post has a stricter limit in its form
MAX_LINES = 20_000  # each line is tried against every kind of block
MAX_BRACKETS = 20_000  # each [ looks ahead for its ]
STEPS_PER_CHARACTER, SPARE_STEPS = 4, 5_000  # that look ahead for a closing bracket; a plain link takes three


class TooManySteps(Exception):
    """The brackets of this text ask more work than its length is worth."""


class TextTooLong(ValidationError):
    """More than we can show in time; the message tells the writer what to take out."""


def check_length(text: str) -> None:
    """Usable as validator of a field. Raises TextTooLong."""
    if len(text) > MAX_LENGTH:
        raise TextTooLong(f"Uw tekst is te lang: haal {characters(len(text) - MAX_LENGTH)} weg.")
    if text.count("\n") > MAX_LINES:
        raise TextTooLong("Uw tekst heeft te veel regels. Haal lege en korte regels weg.")
    if text.count("[") > MAX_BRACKETS:
        raise TextTooLong("Uw tekst heeft te veel rechte haken. Haal er een aantal weg.")


def bounded(parser: MarkdownIt) -> MarkdownIt:
    """Make `parser` count the steps that it looks ahead, and stop with TooManySteps.

    Each open bracket looks ahead for its end, up to twenty deep, through calls of calls. That is dear; and where the
    stack of the caller happens to end just there on a page of memory, Python takes and gives back that page at each
    call, and it is ten times as dear. Counted, and not timed, so that a text is refused everywhere or nowhere.
    """
    skip = parser.inline.skipToken

    def skip_counted(state: StateInline) -> None:
        state.env["steps_left"] -= 1
        if state.env["steps_left"] < 0:
            raise TooManySteps
        skip(state)

    parser.inline.skipToken = skip_counted
    parser.core.ruler.before("normalize", "start_counting", _start_counting)
    return parser


def _start_counting(state: StateCore) -> None:
    state.env["steps_left"] = STEPS_PER_CHARACTER * len(state.src) + SPARE_STEPS
