"""Which rows of a table are processings: no subtotals, no lines above a group, no feet, no headings that come back."""

import re
from itertools import pairwise
from string import ascii_uppercase

from .answers import is_empty
from .likeness import plain_words

GROUP = re.compile(
    r"(?:afdeling|team|domein|cluster|sector|dienst|bureau|directie|hoofdstuk|onderdeel|taakveld|programma|portefeuille"
    r"|proces(?:groep|cluster)|categorie|thema|vakgroep|eenheid)\b(?!.{60})",
    re.IGNORECASE,
)
SUM = re.compile(
    r"\d+ verwerking(?:en)?$|(?:sub|eind)?[ -]?tota(?:al|len)\b|aantal\b|som\b|percentage\b|gemiddelde?\b",
    re.IGNORECASE,
)
FOOT = re.compile(
    r"(?:laatst(?:e)? (?:bijgewerkt|gewijzigd|wijziging|update)|bijgewerkt|vastgesteld (?:door|op)"
    r"|opgesteld|opmerking(?:en)?|versie|toelichting|legenda|leeswijzer|bron(?:nen)?\s*:|let op|noot|disclaimer"
    r"|einde|datum|pagina|\(c\)|©|\*|nb\b|n\.b\."
    r"|dit register|voor vragen|vragen\?|contact\b|afgedrukt|printdatum|bijlage)",
    re.IGNORECASE,
)
LEGEND = re.compile(
    r"art(?:ikel|\.)?\s*\d.{0,40}|(?:avg )?30[. ]\d.{0,20}"
    r"|verplicht.{0,20}|optioneel|advies|aanbevolen|w|a|vrije tekst|tekst|keuze(?:lijst)?|datum"
    r"|ja/nee|meerkeuze|lang|lijst|niet verplicht|keuze uit lijst",
    re.IGNORECASE,
)
BELOW = re.compile(r"(?:legenda|toelichting|afkortingen|leeswijzer|verklaring)\b.{0,40}", re.IGNORECASE)
FEW, ENOUGH, SENTENCE = 2, 6, 60


def processings(found, chosen):
    """The rows that are processings, in their order."""
    places = sorted(chosen)
    name = next((place for place, column_id in chosen.items() if column_id in NAMES), None)
    headings = {place: plain_words(one.heading) for place, one in enumerate(found.proposals)}
    first = _first_of_words(chosen, name)
    kept, before, grouped = [], None, _begins_with_a_group(found, name, first)
    rows = _without_numbered_groups(list(_without_legends(found.rows)), chosen)
    for row, after in zip(rows, [*rows[1:], None], strict=False):
        if not _is_something_else(row, places, headings) and not _is_group(
            row, places, name, first, grouped, before, after
        ):
            kept.append(row)
        before = row
    return kept


NAMES = ("naam", "categorieen-verwerkingen")


def _without_legends(rows):
    """The rows, without the pairs that explain signs below a line "Legenda"."""
    in_legend = False
    for row in rows:
        texts = [text.strip() for text in row.cells if text.strip()]
        in_legend = len(texts) <= FEW and (in_legend or (len(texts) == 1 and bool(BELOW.fullmatch(texts[0]))))
        if not in_legend:
            yield row


def _without_numbered_groups(rows, chosen):
    """The rows, without a number and a name above rows whose numbers go on from it: "1 Burgerzaken" above "1.1"."""
    number = next((place for place, column_id in chosen.items() if column_id == "register-id"), None)
    if number is None or not rows:
        return rows
    after = [row.cells[number].strip() for row in rows[1:]] + [""]
    return [
        row
        for row, next_number in zip(rows, after, strict=True)
        if sum(bool(text.strip()) for text in row.cells) > FEW
        or not next_number.startswith(f"{row.cells[number].strip().rstrip('.') or '-'}.")
    ]


def _is_something_else(row, places, headings):
    said = [(place, text.strip()) for place, text in enumerate(row.cells) if text.strip()]
    texts = [text for _, text in said]
    if not any(row.cells[place].strip() for place in places if place < len(row.cells)) and len(texts) < FEW:
        return True
    first = texts[0]
    if len(texts) <= FEW and (FOOT.match(first) or SUM.match(first)):
        return True
    if first.endswith(":") and len(texts) < ENOUGH:
        return True
    if SUM.match(first) and all(_is_number(text) for text in texts[1:]):
        return True
    if len(texts) > FEW and all(plain_words(text[: SENTENCE * 2]) == headings.get(place) for place, text in said):
        return True
    return len(texts) > FEW and (
        _counts_up(texts) or sum(bool(LEGEND.fullmatch(text)) for text in texts) > 0.7 * len(texts)
    )


def _first_of_words(chosen, name):
    """The column in which a line above a group may stand: the first, or the one of names behind that of numbers."""
    return 1 if name == 1 and chosen.get(0) == "register-id" else 0


def _is_group(row, places, name, first, grouped, before, after):
    """One text in the row that stands for the rows below it."""
    said = [place for place, text in enumerate(row.cells) if text.strip()]
    if row.is_banner and len(said) <= FEW:
        return True
    if len(said) != 1:
        return False
    place, text = said[0], row.cells[said[0]].strip()
    if GROUP.match(text) or FOOT.match(text) or text.endswith(":") or len(text) > 3 * SENTENCE:
        return True
    if place != name:
        return place not in places or place == 0
    after_a_gap = before is not None and before.number < row.number - 1
    if after is None:
        return after_a_gap
    starts = (
        grouped
        or before is None
        or after_a_gap
        or before.sheet != row.sheet
        or (text.isupper() and len(text) > FEW * 2)
    )
    return place == first and starts and after.number == row.number + 1 and _is_full(after)


def _begins_with_a_group(found, name, place):
    """Whether the first row below the headings is only a name with a full row below it: then others are like it."""
    if name != place or len(found.rows) < FEW:
        return False
    first, second = found.rows[:2]
    return (
        [bool(text.strip()) for text in first.cells].count(True) == 1
        and bool(first.cells[place].strip())
        and _is_full(second)
    )


def _is_full(row):
    return sum(not is_empty(text) for text in row.cells) > FEW


def _is_number(text):
    return bool(re.fullmatch(r"[\d.,]+\s*%?", text))


def _counts_up(texts):
    """A row of the numbers or the letters of columns."""
    if [text.upper() for text in texts] == list(
        ascii_uppercase[ascii_uppercase.find(texts[0].upper()) :][: len(texts)]
    ):
        return True
    return all(text.isdecimal() and len(text) < 4 for text in texts) and all(
        int(after) == int(before) + 1 for before, after in pairwise(texts)
    )
