"""What a cell says: nothing, not applicable, no, a cross, or an answer."""

import re

BLANK = re.compile(r"""[\s\-–—?.…_/*'"]*""")
PLACEHOLDER = re.compile(r"\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}")
UNKNOWN = frozenset(
    """
    onbekend nnb nb ntb pm tbd todo invullen intevullen leeg nogniet nognietbekend nogonbekend nogintevullen nogbepalen
    nogtebepalen
    naderintevullen naderbepalen naderte bepalen nadertebepalen nogteinventariseren nognader tebepalen weetniet geenidee
    vultunogin vulin xxx xx na nulltext null none #nb #na #ref #waarde #verw #naam nogniet ingevuld nogniet ingevuld
    nietbekend nietingevuld nogtoetevoegen volgt volgtnog
    """.split()
)
LOOSE = dict.fromkeys(map(ord, ".!?,;:()/…[]-"))
LONGEST_UNKNOWN = 40
NOT_APPLICABLE = frozenset("nvt nietvantoepassing nvtoep nietaandeorde".split())
CROSSES = frozenset("x ✓ ✔ v ja j yes y 1 waar true ☒ ☑ √ xx".split())
NO_CROSSES = frozenset("nee n no 0 onwaar false ☐ -".split())
NO = re.compile(r"(?:nee|neen|no|none|geen|niet|nvt|n\.v\.t\.?|n/a|niet van toepassing)\b", re.IGNORECASE)
YES = re.compile(r"(?:ja|j|yes|waar|x)\b", re.IGNORECASE)


def is_empty(text, takes_not_applicable=False):
    """Whether a column gets no answer from this text."""
    text = text.strip()
    begins_with_a_word = text[:1].isalnum()
    if not begins_with_a_word and (BLANK.fullmatch(text) or PLACEHOLDER.fullmatch(text)):
        return True
    bare = _bare(text) if len(text) < LONGEST_UNKNOWN else ""
    return bare in UNKNOWN or (bare in NOT_APPLICABLE and not takes_not_applicable)


def says_no(text):
    """Whether the cell says no, none or not applicable, or nothing at all."""
    return is_empty(text) or bool(NO.match(text.strip()))


def says_yes(text):
    return bool(YES.match(text.strip()))


def is_cross(text):
    return text.strip().lower() in CROSSES


def is_cross_or_none(text):
    """Whether this cell may stand in a column of crosses."""
    return not text.strip() or text.strip().lower() in CROSSES | NO_CROSSES


def _bare(text):
    return "".join(text.lower().split()).translate(LOOSE)
