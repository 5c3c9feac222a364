"""The rules of good data: one function per rule, each with the sentence for who keeps the register."""

import re
from datetime import date, timedelta

from .answers import is_empty, says_no, says_yes
from .people import personal_faults
from .report import ERROR, NOTICE, WARNING, Fault

LAW = re.compile(
    r"\bart(?:ikel|ikelen|\.|\b\.? ?\d)|\b[A-Z]?\w*(?:wet|verordening|besluit|regeling|wetboek)\b"
    r"|\bwet (?!telijk)\w|\bwabb\b|\bU?AVG\b|\b(?:BW|Awb|WOZ|Wmo|Wpg"
    r"|Wgs|Wbp|Woo|BRP|Wvggz|APV|Pw|Wlz|Zvw|Wro|Wabo|Rv)\b|verordening|\blid \d",
    re.IGNORECASE,
)
LETTERS = re.compile(r"(?<![\w.])([a-f])(?=[\s.,;:)/&]|$)", re.IGNORECASE)
ARTICLE_LETTER = re.compile(r"\b(?:onder|sub|lid|lid 1|6(?:\.|, ?|\(| lid )1)[\s.,()]*([a-f])\b", re.IGNORECASE)
WORDS = {
    "a": re.compile(r"(?<!geen )toestemming|\bconsent", re.IGNORECASE),
    "c": re.compile(r"wettelijke (?:ver)?plicht|legal obligation", re.IGNORECASE),
    "e": re.compile(
        r"publieke? taak|algemeen belang|publiekrechtelijke taak|openbaar gezag|taak van algemeen|public (?:task|interest)",
        re.IGNORECASE,
    ),
    "f": re.compile(r"gerechtvaardigde? belang|legitimate interest", re.IGNORECASE),
}
DEPENDENT = re.compile(
    r"medewerker|werknemer|personeel|ambtena|cliënt|client|sollicitant|leerling|bijstand|uitkering|stagiair",
    re.IGNORECASE,
)
AGREEMENT = re.compile(
    r"overeenkomst|\bv\.?w\.?o\b|\bdpa\b|contract|getekend|afgesloten|convenant|\d{4}", re.IGNORECASE
)
NO_AGREEMENT = re.compile(
    r"(?:geen|zonder|nog geen|ontbreekt)\b.{0,20}(?:overeenkomst|vwo|contract)"
    r"|(?:overeenkomst|vwo|contract)\W+(?:nee|geen|ontbreekt)",
    re.IGNORECASE,
)
GUARANTEE = re.compile(r"\w{3}")
DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d\d)\b|(\d{4})-(\d{2})-(\d{2})")
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
IN_WORDS = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})", re.IGNORECASE)
OF_MONTH = re.compile(rf"(?:({'|'.join(MONTHS)}) |\b(\d{{1,2}})[-/])?\b(20\d\d)\b", re.IGNORECASE)


def faults_of(table, cells, today):
    """The faults of one row, in the order of the columns; of a column that is not there only what others ask of it."""
    rules = RULES if table.lid == 1 else ()
    for column_id, rule in rules:
        if found := rule(cells, today):
            kind, name, sentence = found
            column = table.column(column_id)
            yield Fault(column_id, column.number, kind, name, sentence, column.ground)
    yield from _transfer(table, cells)
    yield from personal_faults(table, cells)


def bases(text):
    """The letters of article 6 that a legal basis names: "c en e", "art. 6 lid 1 onder e", "wettelijke plicht"."""
    found = {letter for letter, pattern in WORDS.items() if pattern.search(text)}
    if not found:
        found = {letter.lower() for letter in ARTICLE_LETTER.findall(text)}
    return found | {letter.lower() for letter in LETTERS.findall(text.split(";")[0][:40])}


def _joint(cells, today):
    if re.search(r"gezamenlijk|samen met", cells.get("verantwoordelijke", ""), re.I) and is_empty(
        cells.get("gezamenlijk-met", "")
    ):
        return WARNING, "gezamenlijk-zonder-wie", "U bent samen verantwoordelijk, maar met wie staat er niet bij."


def _base_without_law(cells, today):
    text = cells.get("grondslag", "")
    if bases(text) & {"c", "e"} and is_empty(cells.get("wet-en-artikel", "")) and not _names_a_law(text):
        return ERROR, "grondslag-zonder-wet", "Bij grondslag c of e hoort de wet met het artikel."


def _names_a_law(text):
    """A law beside article 6 itself: "artikel 6 lid 1 onder e AVG" is the basis and no law."""
    rest = re.sub(
        r"(?:\bart(?:ikel|\.)?\s*|^)6\b[^;\n]*?(?:avg|gdpr|(?=[;\n])|$)|\bu?avg\b|wettelijke?\w*", " ", text, flags=re.I
    )
    return bool(LAW.search(rest))


def _interest(cells, today):
    if "f" in bases(cells.get("grondslag", "")):
        sentence = "Gerechtvaardigd belang past niet bij een overheidstaak. Kijk of dit geen publieke taak is."
        return WARNING, "grondslag-f", sentence


def _consent(cells, today):
    if "a" in bases(cells.get("grondslag", "")) and DEPENDENT.search(cells.get("soorten-mensen", "")):
        sentence = "Toestemming van medewerkers of cliënten is zelden vrij: zij zijn van u afhankelijk."
        return WARNING, "toestemming-afhankelijk", sentence


def _special(cells, today):
    text = cells.get("bijzondere-gegevens", "")
    if not says_no(text) and not LAW.search(text) and not re.search(r"grond\b|toestemming|uitzondering", text, re.I):
        return ERROR, "bijzonder-zonder-grond", "Noem bij bijzondere gegevens de grond voor de uitzondering."


def _criminal(cells, today):
    text = cells.get("strafrechtelijke-gegevens", "")
    if says_yes(text) and not LAW.search(text) and len(text.strip()) < 12:
        return WARNING, "straf-zonder-grond", "Noem bij strafrechtelijke gegevens de grond."


def _bsn(cells, today):
    text = cells.get("bsn", "")
    if says_yes(text) and not LAW.search(text):
        return ERROR, "bsn-zonder-wet", "Noem de wet die het gebruik van het BSN regelt."


def _processor(cells, today):
    text = cells.get("verwerkers", "")
    if says_no(text) or re.fullmatch(r"\s*(?:intern\w*|ja)\W*", text, re.I):
        return None
    if NO_AGREEMENT.search(text) or not AGREEMENT.search(text):
        return WARNING, "verwerker-zonder-overeenkomst", "Noem bij elke verwerker de overeenkomst met haar datum."


def _retention(cells, today):
    if "bewaartermijn" in cells and is_empty(cells["bewaartermijn"]):
        return WARNING, "bewaartermijn-leeg", "Zonder bewaartermijn weet niemand wanneer u wist."


def _reviewed(cells, today):
    day = read_date(cells.get("laatst-gecontroleerd", ""))
    if day and (today - day).days > 366:
        return NOTICE, "controleren", "Langer dan 12 maanden geleden gecontroleerd. Kijk of de rij nog klopt."


RULES = (
    ("gezamenlijk-met", _joint),
    ("grondslag", _interest),
    ("grondslag", _consent),
    ("wet-en-artikel", _base_without_law),
    ("bijzondere-gegevens", _special),
    ("strafrechtelijke-gegevens", _criminal),
    ("bsn", _bsn),
    ("verwerkers", _processor),
    ("bewaartermijn", _retention),
    ("laatst-gecontroleerd", _reviewed),
)


def _transfer(table, cells):
    text = cells.get("doorgifte", "").strip()
    rest = re.sub(r"^(?:ja|yes|j|x)\b", "", text, flags=re.I)
    if says_yes(text) and not GUARANTEE.search(rest):
        column = table.column("doorgifte")
        sentence = "Noem bij doorgifte het land en de waarborg."
        yield Fault("doorgifte", column.number, WARNING, "doorgifte-zonder-waarborg", sentence, column.ground)


def read_date(text):
    """The day in `text`, or the last one of a month or year alone; None when there is none."""
    if words := IN_WORDS.search(text):
        numbers = (int(words[3]), MONTHS.index(words[2].lower()) + 1, int(words[1]))
    elif found := DATE.search(text):
        numbers = tuple(int(part) for part in ((found[3], found[2], found[1]) if found[1] else found.groups()[3:]))
        numbers = (numbers[0] + 2000 if numbers[0] < 100 else numbers[0], *numbers[1:])
    elif found := OF_MONTH.search(text):
        return _last_day(found)
    else:
        return None
    try:
        return date(*numbers)
    except ValueError:
        return None


def _last_day(found):
    """Of what OF_MONTH found: the day before the next month or year begins."""
    word, number, year = found.groups()
    month = MONTHS.index(word.lower()) + 1 if word else int(number or 12)
    if not 1 <= month <= 12:
        return None
    return date(int(year) + month // 12, month % 12 + 1, 1) - timedelta(days=1)
